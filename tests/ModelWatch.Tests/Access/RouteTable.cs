namespace ModelWatch.Tests.Access;

/// <summary>
/// Every route of the service and what it needs. A route that is not here, or needs something else than is written here, fails a test:
/// whoever adds a route decides here who may call it.
/// </summary>
internal static class RouteTable
{
    public const string Text = """
        GET / = read:any
        POST / = ingest:*
        GET /api/v1/backups = admin:*
        POST /api/v1/backups = admin:*
        POST /api/v1/cloudevents = ingest:*
        GET /api/v1/keys = admin:*
        POST /api/v1/keys = admin:*
        DELETE /api/v1/keys/{id} = admin:*
        POST /api/v1/keys/{id}/rotate = admin:*
        GET /api/v1/models = read:any
        GET /api/v1/models/{model} = read:MODEL
        POST /api/v1/models/{model}/events = ingest:MODEL
        GET /api/v1/models/{model}/findings = read:MODEL
        POST /api/v1/models/{model}/labels = ingest:MODEL
        GET /api/v1/models/{model}/measurements = read:MODEL
        GET /api/v1/models/{model}/plan = read:MODEL
        PUT /api/v1/models/{model}/plan = admin:MODEL
        POST /api/v1/models/{model}/plan/{digest}/approve = a person
        GET /api/v1/models/{model}/plans = read:MODEL
        GET /api/v1/models/{model}/quarantine = read:MODEL
        GET /api/v1/models/{model}/reference = read:MODEL
        PUT /api/v1/models/{model}/reference = admin:MODEL
        POST /api/v1/models/{model}/reference/{digest}/approve = a person
        GET /api/v1/models/{model}/references = read:MODEL
        GET /api/v1/models/{model}/windows = read:MODEL
        POST /api/v1/models/{model}/windows/close = admin:MODEL
        GET /api/v1/reports = read:any
        POST /api/v1/reports = admin:any
        GET /api/v1/reports/{id} = read:any
        GET /api/v1/reports/{id}/{**part} = read:any
        GET /api/v1/series/dead-letters = read:*
        DELETE /api/v1/series/dead-letters = admin:*
        POST /api/v1/series/dead-letters/resend = admin:*
        POST /api/v1/series/resend = admin:*
        GET /api/v1/series/stores = read:*
        GET /assets/modelwatch.css = any key
        GET /assets/sign.svg = any key
        GET /findings/{id} = read:any
        GET /healthz = open
        GET /metrics = open, or read:* where protected
        GET /models/{model} = read:MODEL
        GET /models/{model}/features/{subject} = read:MODEL
        GET /openapi/v1.json = any key
        GET /readyz = open
        GET /reports = read:any
        GET /runbooks/{name} = any key
        GET /schemas/plan.json = any key
        GET /start = read:any
        GET /startupz = open
        POST /theme = any key
        """;
}
