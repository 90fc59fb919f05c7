"""The article's entries by name, in the order of the timeline."""

STRIKES = "us-air-strikes-iraq-syria-border-2021-06"
VOW = "iran-backed-iraqi-militias-vow-retaliation-2021"
RISE = "attacks-on-us-soldiers-and-diplomats-rise-2021"
FIFTH_ROUND = "jcpoa-fifth-round-adjourned-2021-06-20"
ACCUSATION = "us-accuses-iran-of-supporting-attacks-2021"
SERIES = "attacks-on-us-personnel-iraq-syria-2021-07"
EXPERTS = "experts-attribute-attacks-to-iran-based-militias-2021-07"
DENIAL = "iran-denies-us-accusations-2021-07"
CONDEMNATION = "iran-condemns-us-air-strikes-2021-07"
NOTIFICATION = "us-informs-un-security-council-2021-07-06"
ENVOY = "iranian-envoy-flagrant-violation-2021-07"
THREE_ATTACKS = "rocket-and-drone-attacks-2021-07-07"
BARRAGE = "ain-al-asad-barrage-2021-07-07"
PENTAGON = "pentagon-deeply-concerned-2021-07-08"
KIRBY = "kirby-serious-threat-2021-07-08"
PACT = "us-seeks-iran-nuclear-compliance-2021-07"

EVERYTHING = [
    *(STRIKES, VOW, RISE, FIFTH_ROUND, ACCUSATION, SERIES, EXPERTS, DENIAL),
    *(CONDEMNATION, NOTIFICATION, ENVOY, THREE_ATTACKS, BARRAGE, PENTAGON, KIRBY, PACT),
]
INCIDENTS = [STRIKES, RISE, SERIES, THREE_ATTACKS, BARRAGE]
STATEMENTS = [VOW, ACCUSATION, EXPERTS, DENIAL, CONDEMNATION, ENVOY, PENTAGON, KIRBY]
DIPLOMATIC_EVENTS = [FIFTH_ROUND, NOTIFICATION, PACT]
# All were first reported on the same day, and written one after another: the order of the file decides.
AS_WRITTEN = [
    *(PENTAGON, SERIES, EXPERTS, DENIAL, ACCUSATION, KIRBY, STRIKES, VOW),
    *(RISE, THREE_ATTACKS, BARRAGE, CONDEMNATION, NOTIFICATION, ENVOY, PACT, FIFTH_ROUND),
]
DOCUMENT = "2021-07-09-pentagon-deeply-concerned"
