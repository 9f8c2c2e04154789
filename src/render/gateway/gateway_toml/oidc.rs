//! `[openshell.gateway.oidc]`: tokens of users.

use serde::Serialize;

use crate::plan::Plan;

#[derive(Serialize)]
pub(super) struct Oidc<'a> {
    issuer: &'a str,
    audience: &'a str,
    jwks_ttl_secs: Option<i64>,
    roles_claim: Option<&'a str>,
    admin_role: Option<&'a str>,
    user_role: Option<&'a str>,
    scopes_claim: Option<&'a str>,
}

pub(super) fn table(plan: &Plan) -> Option<Oidc<'_>> {
    let oidc = &plan.values.server.oidc;
    Some(Oidc {
        issuer: oidc.issuer.get()?,
        audience: &oidc.audience,
        jwks_ttl_secs: oidc.jwks_ttl,
        roles_claim: oidc.roles_claim.get(),
        admin_role: oidc.admin_role.get(),
        user_role: oidc.user_role.get(),
        scopes_claim: oidc.scopes_claim.get(),
    })
}
