// CloudNativePG and its Barman Cloud plugin, of which the tests use the definitions, the webhooks and the programs.
module openshell-deploy/ci/cloudnative-pg

go 1.26.0

require (
	github.com/cloudnative-pg/cloudnative-pg v1.30.0
	github.com/cloudnative-pg/plugin-barman-cloud v0.14.0
)
