using System.Text.Json;
using ModelWatch.Demo.Traffic;

namespace ModelWatch.Demo;

/// <summary>Events and labels as NDJSON, in the shapes of the contract.</summary>
internal static class EventLines
{
    private static readonly byte[] LineEnd = "\n"u8.ToArray();

    /// <summary>Scores the events with the model's server and writes them, one a line, numbered from <paramref name="first"/> on where that is given.</summary>
    public static void Write(Stream to, DemoModel model, IReadOnlyList<DemoEvent> events, bool withLabels = false, long? first = null)
    {
        var said = model.Server.Predict(events);
        using var json = new Utf8JsonWriter(to);
        for (var i = 0; i < events.Count; i++)
        {
            json.WriteStartObject();
            json.WriteString("id", events[i].Id);
            json.WriteString("time", events[i].Time);
            if (first is { } number)
                json.WriteNumber("sequence", number + i);
            Inputs(json, model, events[i]);
            Outputs(json, model, said[i]);
            if (withLabels)
                json.WriteString("label", events[i].Label);
            EndLine(json, to);
        }
    }

    /// <summary>The outcomes of the events, one a line, with the time at which each became known.</summary>
    public static void WriteLabels(Stream to, IReadOnlyList<DemoEvent> events)
    {
        using var json = new Utf8JsonWriter(to);
        foreach (var row in events)
        {
            json.WriteStartObject();
            json.WriteString("id", row.Id);
            json.WriteString("label", row.Label);
            json.WriteString("time", row.Known);
            json.WriteString("predictionTime", row.Time);
            EndLine(json, to);
        }
    }

    private static void Inputs(Utf8JsonWriter json, DemoModel model, DemoEvent row)
    {
        json.WriteStartObject("inputs");
        for (var k = 0; k < row.Inputs.Length; k++)
        {
            json.WritePropertyName(model.Traffic.Inputs[k]);
            switch (row.Inputs[k])
            {
                case double number: json.WriteNumberValue(number); break;
                case bool truth: json.WriteBooleanValue(truth); break;
                case string text: json.WriteStringValue(text); break;
                default: json.WriteNullValue(); break;
            }
        }

        json.WriteEndObject();
    }

    private static void Outputs(Utf8JsonWriter json, DemoModel model, double[] said)
    {
        json.WriteStartObject("outputs");
        if (model.Classes.Count == 0)
        {
            json.WriteNumber(model.Output, said[0]);
            if (model.Band is { } half)
                Band(json, model.BandOutput, said[0], half);
        }
        else
        {
            json.WriteStartObject(model.Output);
            for (var k = 0; k < said.Length; k++)
                json.WriteNumber(model.Classes[k], said[k]);
            json.WriteEndObject();
        }

        json.WriteEndObject();
    }

    private static void Band(Utf8JsonWriter json, string name, double centre, double half)
    {
        json.WriteStartObject(name);
        json.WriteNumber("lower", centre * (1 - half));
        json.WriteNumber("upper", centre * (1 + half));
        json.WriteNumber("level", 0.9);
        json.WriteEndObject();
    }

    private static void EndLine(Utf8JsonWriter json, Stream to)
    {
        json.WriteEndObject();
        json.Flush();
        to.Write(LineEnd);
        json.Reset();
    }
}
