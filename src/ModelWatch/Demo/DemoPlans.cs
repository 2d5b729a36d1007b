namespace ModelWatch.Demo;

/// <summary>The monitoring plans of the demo, as a user would write them.</summary>
internal static class DemoPlans
{
    public static string Tender(string artifact, string sha256) => $$"""
        model: tender-price-eu
        version: "3.1.0"
        purpose: Says how likely a bid wins a hospital tender; a pricing manager decides.
        risk: high
        owners: {data-science: team-pricing-ml, quality: gxp-quality, on-call: ml-oncall, business: tender-desk}
        artifact: {path: "{{artifact}}", sha256: {{sha256}}}
        window: {length: 1h, lateness: 5m, minimum: 120}
        inputs:
          dose_mg:     {kind: numeric, unit: mg, range: [1, 4000]}
          country:     {kind: categorical, values: [DE, FR, IT, ES, PL]}
          product:     {kind: text, pattern: "^[A-Z]{3}-\\d{4}$"}
          packs:       {kind: numeric, range: [1, 100000]}
          list_price:  {kind: numeric, unit: EUR, range: [0, 5000]}
          bid_ratio:   {kind: numeric, range: [0, 2]}
          competitors: {kind: numeric, range: [0, 20], required: false}
        outputs:
          score: {kind: probability}
        label: {kind: binary, positive: "1", maturity: 2d}
        segments: [country]
        criteria: [{measure: roc_auc, atLeast: 0.70}, {measure: brier, atMost: 0.22}]
        retention: {predictions: 30d}
        report: {every: week, cutoff: 1h}
        """;

    public static string Stock(string artifact, string sha256) => $$"""
        model: stock-demand
        version: "1.4.2"
        purpose: Forecasts the packs of an article that a warehouse needs in a week; a planner orders.
        risk: medium
        owners: {data-science: team-supply-ml, on-call: ml-oncall, business: supply-planning}
        artifact: {path: "{{artifact}}", sha256: {{sha256}}}
        window: {length: 1d, lateness: 5m, minimum: 200}
        inputs:
          last_week:     {kind: numeric, unit: packs, range: [0, 5000]}
          stock_on_hand: {kind: numeric, unit: packs, range: [0, 50000]}
          lead_days:     {kind: numeric, unit: d, range: [1, 30]}
          price:         {kind: numeric, unit: EUR, range: [0, 2000]}
          region:        {kind: categorical, values: [north, east, south, west]}
          cold_chain:    {kind: boolean}
        outputs:
          demand: {kind: number}
          demand_band: {kind: interval}
        label: {kind: number, maturity: 1d}
        segments: [region]
        measures: {include: [pca_reconstruction_error, domain_auc, mmd]}
        criteria: [{measure: mae, atMost: 25}]
        retention: {predictions: 30d}
        report: {every: week, cutoff: 1h}
        """;

    public static string Triage(string artifact, string sha256) => $$"""
        model: ae-triage
        version: "2.0.3"
        purpose: Sorts reports of adverse events by urgency; a safety reviewer decides each case.
        risk: high
        owners: {data-science: team-safety-ml, quality: gxp-quality, on-call: ml-oncall, business: case-intake}
        artifact: {path: "{{artifact}}", sha256: {{sha256}}}
        window: {length: 1d, lateness: 5m, minimum: 200}
        inputs:
          system:     {kind: categorical, values: ["10007541", "10017947", "10029205", "10040785", "10038738", "10021428"]}
          reporter:   {kind: categorical, values: [physician, pharmacist, consumer, literature]}
          route:      {kind: categorical, values: [PO, IV, SC, IM, TOP]}
          age:        {kind: numeric, unit: a, range: [0, 120]}
          onset_days: {kind: numeric, unit: d, range: [0, 3650]}
          narrative:  {kind: text}
        outputs:
          triage: {kind: probabilities, classes: [critical, serious, non-serious, follow-up, not-valid]}
        label: {kind: class, maturity: 6h}
        segments: [reporter]
        criteria: [{measure: top_label_ece, atMost: 0.12}, {measure: accuracy, atLeast: 0.5}]
        retention: {predictions: 30d}
        report: {every: week, cutoff: 1h}
        """;
}
