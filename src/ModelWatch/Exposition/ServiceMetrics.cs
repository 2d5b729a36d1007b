namespace ModelWatch.Exposition;

/// <summary>
/// The metrics of the service itself. The rooms before this one keep them as instruments of the meter <c>ModelWatch</c>, whose instrument names
/// and tag names are the metric names and label names of this list; <see cref="InstrumentBridge"/> carries them over.
/// </summary>
internal static class ServiceMetrics
{
    private static readonly string[] M = ["model", "model_version"];
    private static readonly double[] Seconds = [0.001, 0.005, 0.01, 0.025, 0.05, 0.1, 0.25, 0.5, 1, 2.5, 5, 10];
    private static readonly double[] Delays = [1, 60, 600, 3600, 21_600, 86_400, 259_200, 604_800, 1_209_600, 2_592_000, 7_776_000, 15_552_000];
    private static readonly double[] Bytes = [1e3, 1e4, 1e5, 1e6, 4e6, 16e6, 64e6];
    private static readonly string[] Outcomes = ["accepted", "duplicate", "rejected", "failed"];
    private static readonly string[][] HttpOutcomes = [.. Outcomes.Select(outcome => new[] { "http", outcome })];

    private static readonly string[][] AuthFailures =
    [
        ["none", "missing"], .. new[] { "bearer", "basic" }.SelectMany(scheme => new[] { "malformed", "unknown", "expired", "revoked", "too-many" }, (scheme, reason) => new[] { scheme, reason }),
    ];

    public static readonly IReadOnlyList<MetricEntry> All =
    [
        Counter("modelwatch_events_seen_total", "Events accepted for a model.", M),
        Counter("modelwatch_late_events_total", "Events that came after the first close of their window.", [.. M, "disposition"]),
        Counter("modelwatch_labels_joined_total", "Predictions that got their first outcome.", M),
        Histogram("modelwatch_label_delay_seconds", "From a prediction to the moment its outcome became known.", Delays, M),
        Counter("modelwatch_evaluations_total", "Evaluations by outcome: success, skipped, failed.", [.. M, "evaluation", "outcome"]),
        Histogram("modelwatch_evaluation_duration_seconds", "How long an evaluation took.", Seconds, "evaluation"),
        Counter("modelwatch_undeclared_fields_total", "Fields that the plan does not declare: dropped before anything was stored.", "model"),
        Counter("modelwatch_ingest_events_total", "Events received, by door and outcome.", "source", "outcome") with { Zeros = HttpOutcomes },
        Counter("modelwatch_ingest_labels_total", "Labels received, by door and outcome.", "source", "outcome") with { Zeros = HttpOutcomes },
        Counter("modelwatch_ingest_rejections_total", "Events and labels rejected, by door and reason of the contract.", "source", "reason"),
        Histogram("modelwatch_ingest_request_duration_seconds", "How long a request took, from its first byte to the commit.", Seconds, "source"),
        Histogram("modelwatch_ingest_request_size_bytes", "Size of a request's body after decompression.", Bytes, "source"),
        Gauge("modelwatch_journal_size_bytes", "Size of the journal on disk."),
        Gauge("modelwatch_journal_capacity_bytes", "Size of the disk that the journal lies on."),
        Gauge("modelwatch_journal_free_bytes", "Bytes of that disk that intake may still fill: what is free less the reserve."),
        Gauge("modelwatch_journal_oldest_unapplied_timestamp_seconds", "Receipt of the oldest event that no window holds yet; 0 means none."),
        Histogram("modelwatch_journal_sync_duration_seconds", "How long a commit of the journal took.", Seconds),
        Counter("modelwatch_journal_write_failures_total", "Commits of the journal that failed."),
        Counter("modelwatch_journal_corrupt_records_total", "Damaged entries met while the journal was read; one that is met again counts again."),
        Gauge("modelwatch_call_halves_waiting", "Requests without their response, and responses without their request, that wait for the other half."),
        Gauge("modelwatch_outbox_batches", "Batches that wait for a time-series store.", "store"),
        Gauge("modelwatch_outbox_oldest_unsent_timestamp_seconds", "When the oldest waiting batch was made; 0 means none.", "store"),
        Counter("modelwatch_store_requests_total", "Requests to a time-series store, by outcome.", "store", "outcome"),
        Counter("modelwatch_store_points_total", "Points sent to a time-series store, by outcome.", "store", "outcome"),
        Histogram("modelwatch_store_request_duration_seconds", "How long a request to a time-series store took.", Seconds, "store", "outcome"),
        Counter("modelwatch_store_durability_replays_total", "Batches sent again because the store had restarted.", "store"),
        Gauge("modelwatch_dead_letters", "Points that a time-series store refused and that are kept for another try.", "source", "reason"),
        Counter("modelwatch_dead_letters_total", "Points that became dead letters; forgotten: dead letters that were dropped over their bound.", "source", "reason"),
        Counter("modelwatch_auth_failures_total", "Calls without a key, or with one that opens nothing.", "scheme", "reason") with { Zeros = AuthFailures },
        Counter("modelwatch_authorization_denied_total", "Calls whose key lacks the right, by right.", "role") with { Zeros = [["ingest"], ["read"], ["admin"], ["person"]] },
        Counter("modelwatch_requests_refused_total", "Requests beyond a limit of the service, by limit.", "reason") with { Zeros = [["key-requests"], ["key-bytes"], ["model-requests"], ["model-bytes"], ["memory"]] },
        Gauge("modelwatch_build_info", "The running build; always 1.", "version", "revision", "framework"),
    ];

    private static MetricEntry Counter(string name, string help, params string[] labels) => new(name, MetricKind.Counter, help, labels);

    private static MetricEntry Gauge(string name, string help, params string[] labels) => new(name, MetricKind.Gauge, help, labels);

    private static MetricEntry Histogram(string name, string help, double[] buckets, params string[] labels) =>
        new(name, MetricKind.Histogram, help, labels) { Buckets = buckets };
}
