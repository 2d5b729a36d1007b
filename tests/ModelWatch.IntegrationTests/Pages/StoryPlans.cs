namespace ModelWatch.IntegrationTests.Pages;

/// <summary>The plans of the story's models.</summary>
internal static class StoryPlans
{
    public const string Tender = """
        model: tender-price-eu
        version: "3.1.0"
        purpose: Suggests a bid band for hospital tenders; a pricing manager decides.
        risk: high
        owners: {data-science: team-pricing-ml, quality: gxp-quality, on-call: ml-oncall, business: tender-desk}
        window: {length: 1h, lateness: 15m, minimum: 200}
        inputs:
          dose_mg:  {kind: numeric, unit: mg, range: [0, 4000]}
          country:  {kind: categorical}
          ordered:  {kind: date, format: yyyy-MM-dd}
        outputs:
          score:    {kind: probability}
        label: {kind: binary, positive: "1", maturity: 2d}
        segments: [country]
        criteria: [{measure: roc_auc, atLeast: 0.80}, {measure: calibration_slope, between: [0.8, 1.2]}, {measure: roc_auc, segment: country=IT, atLeast: 0.80}]
        report: {every: month, zone: Europe/Berlin}
        """;

    public const string Triage = """
        model: ae-triage
        version: "5.0.2"
        purpose: Sorts adverse event reports; a safety officer reads each.
        risk: medium
        owners: {data-science: team-safety-ml}
        inputs:
          age:      {kind: numeric, unit: y}
          channel:  {kind: categorical}
        outputs:
          urgency:  {kind: probabilities, classes: [a, b, c]}
        label: {kind: class, maturity: 1d}
        criteria: [{measure: top_label_ece, atMost: 0.05}]
        """;

    public const string Stock = """
        model: stock-demand
        version: "2.0.0"
        risk: low
        inputs:
          packs:  {kind: numeric, unit: packs}
          region: {kind: categorical}
        outputs:
          demand: {kind: number}
        label: {kind: number, maturity: 1d}
        criteria: [{measure: mae, atMost: 40}]
        """;

    public const string Few = """
        model: label-ocr-jp
        version: "1.0.0"
        inputs:
          blur: {kind: numeric}
        outputs:
          text_ok: {kind: probability}
        """;

    public const string Fresh = """
        model: vial-inspection
        version: "0.9.0"
        inputs:
          width: {kind: numeric, unit: mm}
        outputs:
          defect: {kind: probability}
        """;
}
