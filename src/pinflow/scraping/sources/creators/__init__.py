"""Products by a tenant's own key: what a product API is, and Amazon's Creators API as one."""

from pinflow.scraping.sources.creators.amazon import CreatorsApi
from pinflow.scraping.sources.creators.product_api import FakeProductApi, ProductApi

__all__ = ["CreatorsApi", "FakeProductApi", "ProductApi"]
