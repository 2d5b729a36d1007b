using System.Globalization;
using System.Text;
using ModelWatch.Demo.Traffic;

namespace ModelWatch.Demo;

/// <summary>Writes the reference of a demo model with the outputs that the model gives for it.</summary>
internal static class ReferenceFile
{
    private const int Batch = 4000;

    /// <summary>RFC 4180: time, inputs, the output, label. A missing value is an empty cell.</summary>
    public static void WriteCsv(DemoModel model, IReadOnlyList<DemoEvent> events)
    {
        using var file = new StreamWriter(model.ReferenceFile, append: false, new UTF8Encoding(false)) { NewLine = "\r\n" };
        file.WriteLine(string.Join(',', ["time", .. model.Traffic.Inputs, model.Output, "label"]));
        foreach (var batch in events.Chunk(Batch))
        {
            var said = model.Server.Predict(batch);
            for (var i = 0; i < batch.Length; i++)
                file.WriteLine(string.Join(',', [Time(batch[i].Time), .. batch[i].Inputs.Select(Cell), Cell(said[i][0]), batch[i].Label]));
        }
    }

    /// <summary>NDJSON of events with inputs, outputs and label.</summary>
    public static void WriteEvents(DemoModel model, IReadOnlyList<DemoEvent> events)
    {
        using var file = File.Create(model.ReferenceFile);
        foreach (var batch in events.Chunk(Batch))
            EventLines.Write(file, model, batch, withLabels: true);
    }

    private static string Time(DateTimeOffset time) => time.UtcDateTime.ToString("O", CultureInfo.InvariantCulture);

    // The generator's texts hold no comma, quote or line break where CSV is written.
    private static string Cell(object? value) => value switch
    {
        null => "",
        bool truth => truth ? "true" : "false",
        double number => number.ToString("R", CultureInfo.InvariantCulture),
        _ => value.ToString() ?? "",
    };
}
