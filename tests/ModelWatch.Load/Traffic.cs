using System.Globalization;
using System.Text;

namespace ModelWatch.Load;

/// <summary>
/// Bodies of events with 50 features of about 1.5 kB, written before the clock starts. Ids have a fixed width, so that a body is sent again as
/// new events by writing digits over digits.
/// </summary>
internal sealed class Traffic
{
    public const int Numbers = 36;
    public const int Categories = 14;
    private const int Digits = 12;
    private static readonly string[] Words = ["amoxicillin", "paracetamol", "insulin-glargine", "Bretagne", "Niedersachsen", "hospital", "tender", "wholesale", "retail-pharmacy", "DE", "FR", "IT"];
    private readonly List<int> _places = [];
    private readonly byte[] _body;

    /// <param name="seed">Seed of the values.</param>
    /// <param name="events">Events a body.</param>
    /// <param name="now">The event times lie in the minute before it.</param>
    /// <param name="label">Whether outcomes are of two classes; only the plan differs.</param>
    public Traffic(int seed, int events, DateTimeOffset now)
    {
        var random = new Random(seed);
        var text = new StringBuilder();
        for (var i = 0; i < events; i++)
        {
            text.Append("{\"id\":\"load-");
            _places.Add(text.Length);
            text.Append('0', Digits).Append("\",\"time\":\"").Append(now.AddMilliseconds(-random.Next(60_000)).ToString("yyyy-MM-ddTHH:mm:ss.fffZ"));
            text.Append("\",\"version\":\"3.1.0\",\"source\":\"ward-7\",\"inputs\":{");
            AppendInputs(text, random);
            text.Append("},\"outputs\":{\"score\":").Append(Number(random.NextDouble(), 6)).Append("}}\n");
        }

        _body = Encoding.ASCII.GetBytes(text.ToString());
        Events = events;
    }

    public int Events { get; }

    public int BytesAnEvent => _body.Length / Events;

    public static string Plan(bool label)
    {
        var numbers = string.Concat(Enumerable.Range(0, Numbers).Select(i => $"  {NumberName(i)}: {{kind: numeric}}\n"));
        var categories = string.Concat(Enumerable.Range(0, Categories).Select(i => $"  {CategoryName(i)}: {{kind: categorical}}\n"));
        return "model: load\nversion: \"3.1.0\"\nwindow: {length: 1h, lateness: 5m, minimum: 30}\ninputs:\n" + numbers + categories
            + "outputs:\n  score: {kind: probability}\n" + (label ? "label: {kind: binary, positive: \"1\", maturity: 1d}\n" : "");
    }

    /// <summary>The body with ids that no other call gave; the bytes are good until the next call.</summary>
    public ReadOnlyMemory<byte> Next(long firstId)
    {
        Span<byte> digits = stackalloc byte[Digits];
        for (var i = 0; i < _places.Count; i++)
        {
            (firstId + i).TryFormat(digits, out _, "D12", CultureInfo.InvariantCulture);
            digits.CopyTo(_body.AsSpan(_places[i]));
        }

        return _body;
    }

    private static void AppendInputs(StringBuilder text, Random random)
    {
        for (var i = 0; i < Numbers; i++)
            text.Append(i == 0 ? "\"" : ",\"").Append(NumberName(i)).Append("\":").Append(NumberOf(i, random));
        for (var i = 0; i < Categories; i++)
            text.Append(",\"").Append(CategoryName(i)).Append("\":\"").Append(Words[random.Next(Words.Length)]).Append('"');
    }

    private static string NumberName(int i) => $"quantity_measured_{i:D2}";

    private static string CategoryName(int i) => $"category_{i:D2}";

    /// <summary>A third whole numbers, a third with two decimals, a third as a model's floats are written.</summary>
    private static string NumberOf(int i, Random random) => (i % 3) switch
    {
        0 => random.Next(10_000).ToString(CultureInfo.InvariantCulture),
        1 => Number(random.NextDouble() * 1000, 2),
        _ => Number((random.NextDouble() * 20) - 10, 6),
    };

    private static string Number(double value, int decimals) => value.ToString("F" + decimals, CultureInfo.InvariantCulture);
}
