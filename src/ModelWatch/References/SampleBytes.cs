using ModelWatch.Journal;
using ModelWatch.Statistics.Calibration;

namespace ModelWatch.References;

/// <summary>The canonical bytes of what a reference keeps beside its profiles: whole rows and calibrations.</summary>
internal static class SampleBytes
{
    public static void Write(StateWriter writer, ReferenceProfile reference)
    {
        writer.Blob(Of(reference.Sample));
        writer.Int(reference.Calibrations.Count);
        foreach (var output in reference.Calibrations)
        {
            writer.Text(output.Subject);
            writer.Long(output.Rows);
            writer.Int(output.Classes.Count);
            foreach (var one in output.Classes)
            {
                writer.Text(one.Class);
                writer.Int(one.Map?.Scores.Length ?? 0);
                for (var i = 0; i < one.Map?.Scores.Length; i++)
                {
                    writer.Number(one.Map.Scores[i]);
                    writer.Number(one.Map.Values[i]);
                }
            }
        }
    }

    public static RowSample ReadSample(ref StateReader reader)
    {
        using var from = new BinaryReader(new MemoryStream(reader.Blob().ToArray(), writable: false));
        var rows = from.ReadInt32();
        var columns = new Column[from.ReadInt32()];
        for (var i = 0; i < columns.Length; i++) columns[i] = ColumnCodec.Read(from);
        return new RowSample(rows, columns);
    }

    public static IReadOnlyList<OutputCalibration> ReadCalibrations(ref StateReader reader)
    {
        var outputs = new OutputCalibration[reader.Int()];
        for (var i = 0; i < outputs.Length; i++)
        {
            var (subject, rows) = (reader.Text(), reader.Long());
            var classes = new ClassCalibration[reader.Int()];
            for (var k = 0; k < classes.Length; k++) classes[k] = new ClassCalibration(reader.Text(), ReadMap(ref reader));
            outputs[i] = new OutputCalibration(subject, rows, classes);
        }

        return outputs;
    }

    private static IsotonicMap? ReadMap(ref StateReader reader)
    {
        var knots = reader.Int();
        var (scores, values) = (new double[knots], new double[knots]);
        for (var i = 0; i < knots; i++) (scores[i], values[i]) = (reader.Number(), reader.Number());
        return knots == 0 ? null : new IsotonicMap(scores, values);
    }

    private static byte[] Of(RowSample sample)
    {
        using var stream = new MemoryStream();
        using var to = new BinaryWriter(stream);
        to.Write(sample.Rows);
        to.Write(sample.Columns.Count);
        foreach (var column in sample.Columns) ColumnCodec.Write(to, column);
        to.Flush();
        return stream.ToArray();
    }
}
