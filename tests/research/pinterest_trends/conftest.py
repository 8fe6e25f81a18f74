from tests.contract.fixtures import sandbox_pinterest as sandbox_pinterest
