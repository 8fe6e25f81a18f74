"""What commands do on a server: by the API's routes, with the printing of the commands themselves."""
