"""What a tenant knows of products: what stands on its lists, what it uploaded and brought; as files too."""
