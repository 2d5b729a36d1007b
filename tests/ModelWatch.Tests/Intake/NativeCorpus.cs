using System.Text;
using ModelWatch.Plans;

namespace ModelWatch.Tests.Intake;

/// <summary>Events of many shapes under one plan with every kind of field, as seeds for mutations.</summary>
internal static class NativeCorpus
{
    public static readonly DateTimeOffset Now = new(2026, 1, 31, 12, 0, 0, TimeSpan.Zero);

    public static readonly MonitoringPlan Plan = new()
    {
        Model = "m",
        Version = "1",
        Digest = "d",
        Inputs =
        [
            new("dose", InputKind.Numeric), new("country", InputKind.Categorical), new("rush", InputKind.Boolean), new("note", InputKind.Text),
            new("embedding", InputKind.Vector), new("patient", InputKind.Categorical), new("grösse", InputKind.Numeric),
        ],
        Outputs = [new("score", OutputKind.Probability), new("triage", OutputKind.Probabilities), new("band", OutputKind.Interval)],
        Segments = ["site"],
        Privacy = new PrivacyPlan(null, ["patient"]),
    };

    public static readonly string[] Events =
    [
        """{"id":"a-1","time":"2026-01-31T08:00:00Z","version":"2","source":"s","inputs":{"dose":1.50,"country":"DE","rush":true,"note":"take two","embedding":[1,2.5,-3e2],"patient":"p-1","grösse":172},"outputs":{"score":0.25,"triage":{"a":0.1,"b":0.9},"band":{"lower":1,"upper":2,"level":0.9}},"label":"1.0","segments":{"site":"x"},"sequence":3,"weight":2}""",
        """{ "id" : 7 , "time" : "2026-01-31 08:00:00.123+02:00" , "inputs" : { "country" : "1.0" , "dose" : -0.0 , "rush" : "TRUE" } , "outputs" : { } }""",
        """{"inputs":{"dose":null,"country":null,"note":"","patient":"","embedding":[],"extra":"dropped","more":{"x":[1,{"y":null}]}},"time":"2026-01-31T08:00:00Z","id":"b","trace":"t"}""",
        """{"id":"c","time":"2026-01-31T08:00:00Z","inputs":{"dose":"NaN","country":12,"rush":1,"note":false,"embedding":["x"],"patient":3},"outputs":{"score":"12,5","triage":[1],"band":{"lower":2}},"label":true}""",
        """{"id":"d","time":"2026-01-31T08:00:00Z","inputs":{"dose":1e400,"country":"m\u00fcnchen","note":"tab\t\"quote\" \ud83d\ude00","patient":"\u00e4"},"outputs":{"score":1E-3}}""",
        """{"id":"e","time":"2026-01-31T08:00:00Z","inputs":{"dose":123456789012345678901234567890.5,"country":"Zürich","note":"  ","rush":"maybe"},"label":null,"segments":null}""",
        """{"id":"f","time":"2026-01-31T08:00:00Z","version":3,"source":null,"inputs":{"dose":0.000000000000000000000001,"country":"01"},"sequence":null,"weight":1.5}""",
        """{"id":"g","time":"2026-01-31T08:00:00Z","inputs":{"dose":1,"dose":2}}""",
        """{"id":"h","time":"2026-01-31T08:00:00Z","inputs":{"dose":1},"inputs":{"country":"x"}}""",
        """{"id":"\ud800","time":"2026-01-31T08:00:00Z"}""",
        """{"id":"i","time":"2026-01-31T12:30:00Z"}""",
        """{"id":"j"}""",
        """{"time":"2026-01-31T08:00:00Z"}""",
        """{"id":"k","time":"2026-01-31T08:00:00Z","inputs":[],"weight":0,"sequence":1.5}""",
        "{}", "[]", "[[[[]]]]", "null", "1", "\"x\"", "{\"a\":{\"b\":{\"c\":[[[[1]]]]}}}",
    ];

    /// <summary>Bytes that mutations put in.</summary>
    public static readonly byte[][] Pieces =
    [
        .. new[]
        {
            "\"", "\\", "\\u", "\\ud800", "\\u0000", "{", "}", "[", "]", ",", ":", "\n", "\r", "\t", " ", "0", "-", ".", "e", "E+", "1e999", "NaN", "null", "true",
            "\"id\":", "\"dose\":", "\"country\":", "\"inputs\":{", "\"inputs\":null", "[[[[[[[[", "{\"a\":", "\uFEFF", "ä", "\"x\"", "00", "0x1", "//", "'",
        }.Select(Encoding.UTF8.GetBytes),
        [0], [0xC3], [0xFF], [0xED, 0xA0, 0x80], [0x1F, 0x8B], [0xE2, 0x80],
    ];

    /// <summary>A body of up to five events, as lines or as an array, with up to six mutations.</summary>
    public static byte[] Body(Random random)
    {
        var events = Enumerable.Range(0, random.Next(1, 6)).Select(_ => Encoding.UTF8.GetBytes(Events[random.Next(Events.Length)])).ToList();
        var isArray = random.Next(3) == 0;
        List<byte> body = isArray ? [(byte)'['] : [];
        for (var i = 0; i < events.Count; i++)
        {
            if (i > 0)
                body.Add((byte)(isArray ? ',' : '\n'));
            body.AddRange(events[i]);
        }

        if (isArray)
            body.Add((byte)']');
        for (var turn = random.Next(7); turn > 0 && body.Count > 0; turn--)
            Mutate(body, random);
        return [.. body];
    }

    private static void Mutate(List<byte> body, Random random)
    {
        var at = random.Next(body.Count);
        switch (random.Next(5))
        {
            case 0:
                body.RemoveAt(at);
                break;
            case 1:
                body.InsertRange(at, Pieces[random.Next(Pieces.Length)]);
                break;
            case 2:
                body[at] = (byte)random.Next(256);
                break;
            case 3:
                body.RemoveRange(at, Math.Min(random.Next(20), body.Count - at));
                break;
            default:
                var length = Math.Min(random.Next(60), body.Count - at);
                body.InsertRange(random.Next(body.Count), body.GetRange(at, length));
                break;
        }
    }
}
