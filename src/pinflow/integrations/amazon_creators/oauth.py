"""Access tokens for the Creators API: client credentials, an hour each."""

from __future__ import annotations

import httpx2
import msgspec

from pinflow.integrations.amazon_creators.errors import check_token_answer, translated_errors, unreadable
from pinflow.integrations.amazon_creators.models import TokenGrant
from pinflow.integrations.amazon_creators.settings import Endpoints, uses_cognito


async def request_token(
    http: httpx2.AsyncClient,
    endpoints: Endpoints,
    *,
    version: str,
    credential_id: str,
    credential_secret: str,
) -> TokenGrant:
    """A fresh access token.

    Raises:
        CreatorsCredentialError: Amazon does not know the credential.
        CreatorsError: it cannot be asked now.
    """
    fields = {
        "grant_type": "client_credentials",
        "client_id": credential_id,
        "client_secret": credential_secret,
        "scope": "creatorsapi/default" if uses_cognito(version) else "creatorsapi::default",
    }
    with translated_errors():
        if uses_cognito(version):
            answer = await http.post(endpoints.token, data=fields)
        else:
            answer = await http.post(endpoints.token, json=fields)
    check_token_answer(answer)
    try:
        return msgspec.json.decode(answer.content, type=TokenGrant)
    except msgspec.MsgspecError:
        raise unreadable("its token cannot be read", answer.status_code) from None
