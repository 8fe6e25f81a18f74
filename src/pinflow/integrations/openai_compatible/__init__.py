"""Language models behind an OpenAI-compatible chat endpoint: any provider's, or a server of one's own."""
