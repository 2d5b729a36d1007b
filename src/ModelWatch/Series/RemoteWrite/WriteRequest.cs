using Google.Protobuf;

namespace ModelWatch.Series.RemoteWrite;

/// <summary>
/// The message <c>prometheus.WriteRequest</c> of remote write 1.0: field 1 holds time series; of these, field 1 holds labels (1 name, 2 value) and
/// field 2 samples (1 value, 2 milliseconds).
/// </summary>
internal static class WriteRequest
{
    /// <summary>
    /// The points as one message: each series once, its samples in ascending order of time. Of two points of one series with one stamp the last stays.
    /// </summary>
    public static byte[] Of(IReadOnlyList<SeriesPoint> points)
    {
        var series = new Dictionary<string, (IReadOnlyList<(string, string)> Labels, SortedDictionary<long, double> Samples)>(StringComparer.Ordinal);
        foreach (var point in points)
        {
            foreach (var (field, value) in SeriesLabels.Fields(point))
            {
                if (!double.IsFinite(value))
                    throw new ArgumentException($"The field {field} is not finite.", nameof(points));
                var labels = SeriesLabels.Of(point, field);
                var key = string.Join('\n', labels.Select(l => $"{l.Name}:{l.Value.Length}:{l.Value}"));
                if (!series.TryGetValue(key, out var known))
                    series[key] = known = (labels, []);
                known.Samples[point.Stamp().ToUnixTimeMilliseconds()] = value;
            }
        }

        return Message(output =>
        {
            foreach (var (labels, samples) in series.Values)
                Part(output, 1, one => Series(one, labels, samples));
        });
    }

    private static void Series(CodedOutputStream output, IReadOnlyList<(string Name, string Value)> labels, SortedDictionary<long, double> samples)
    {
        foreach (var (name, value) in labels)
        {
            Part(output, 1, label =>
            {
                label.WriteTag(1, WireFormat.WireType.LengthDelimited);
                label.WriteString(name);
                label.WriteTag(2, WireFormat.WireType.LengthDelimited);
                label.WriteString(value);
            });
        }

        foreach (var (milliseconds, value) in samples)
        {
            Part(output, 2, sample =>
            {
                sample.WriteTag(1, WireFormat.WireType.Fixed64);
                sample.WriteDouble(value);
                sample.WriteTag(2, WireFormat.WireType.Varint);
                sample.WriteInt64(milliseconds);
            });
        }
    }

    private static void Part(CodedOutputStream output, int field, Action<CodedOutputStream> write)
    {
        output.WriteTag(field, WireFormat.WireType.LengthDelimited);
        output.WriteBytes(ByteString.CopyFrom(Message(write)));
    }

    private static byte[] Message(Action<CodedOutputStream> write)
    {
        using var bytes = new MemoryStream();
        using (var output = new CodedOutputStream(bytes, leaveOpen: true))
            write(output);
        return bytes.ToArray();
    }
}
