using System.Text.Encodings.Web;
using System.Text.Json;
using ModelWatch.Client.Buffering;

namespace ModelWatch.Client.Sending;

/// <summary>Turns records into lines of JSON in the shapes of the contract, on the sender's thread. Not thread safe.</summary>
internal sealed class LineWriter(ModelWatchClientOptions options, string source) : IDisposable
{
    /// <summary>The bodies are JSON and never part of a page, so letters of any script stay as they are.</summary>
    public static readonly JavaScriptEncoder Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping;

    private readonly Utf8JsonWriter _json = new(Stream.Null, new JsonWriterOptions { Encoder = Encoder, SkipValidation = true });
    private readonly JsonEncodedText _source = JsonEncodedText.Encode(source, Encoder);
    private readonly JsonEncodedText? _version = options.Version is null ? null : JsonEncodedText.Encode(options.Version, Encoder);

    public void WriteEvent(BatchBuffer to, int tag, ReadOnlySpan<byte> record, EventSchema? schema)
    {
        var from = new RecordReader(record);
        var head = RecordHead.Read(ref from);
        Open(to, tag, head, ref from);
        if (_version is { } version)
        {
            _json.WriteString("version"u8, version);
        }

        var form = tag & RecordTag.FormMask;
        WritePart(ref from, "inputs"u8, form, schema?.Inputs);
        WritePart(ref from, "outputs"u8, form, schema?.Outputs);
        if ((tag & RecordTag.HasLabel) != 0)
        {
            _json.WritePropertyName("label"u8);
            ValueWriter.WriteAny(_json, ref from, null);
        }

        if ((tag & RecordTag.HasSegments) != 0)
        {
            WritePart(ref from, "segments"u8, RecordTag.Named, null);
        }

        _json.WriteString("source"u8, _source);
        _json.WriteNumber("sequence"u8, head.Sequence);
        if (head.Weight != 1)
        {
            _json.WriteNumber("weight"u8, head.Weight);
        }

        Close();
    }

    public void WriteOutcome(BatchBuffer to, int tag, ReadOnlySpan<byte> record)
    {
        var from = new RecordReader(record);
        var head = RecordHead.Read(ref from);
        Open(to, tag, head, ref from);
        _json.WritePropertyName("label"u8);
        ValueWriter.WriteAny(_json, ref from, null);
        if ((tag & RecordTag.HasSource) != 0)
        {
            _json.WriteString("source"u8, from.ReadText());
        }

        Close();
    }

    public void Dispose() => _json.Dispose();

    private void Open(BatchBuffer to, int tag, in RecordHead head, ref RecordReader from)
    {
        _json.Reset(to);
        _json.WriteStartObject();
        if ((tag & RecordTag.HasTextId) != 0)
        {
            _json.WriteString("id"u8, from.ReadText());
        }
        else
        {
            _json.WriteString("id"u8, head.Guid);
        }

        _json.WriteString("time"u8, new DateTime(head.Ticks, DateTimeKind.Utc));
    }

    private void Close()
    {
        _json.WriteEndObject();
        _json.Flush();
    }

    private void WritePart(ref RecordReader from, ReadOnlySpan<byte> name, int form, IReadOnlyList<SchemaField>? fields)
    {
        _json.WriteStartObject(name);
        if (form == RecordTag.Named)
        {
            for (var left = from.Read<int>(); left > 0; left--)
            {
                ValueWriter.WriteNamed(_json, ref from);
            }
        }
        else
        {
            for (var i = 0; i < fields!.Count; i++)
            {
                ValueWriter.WriteField(_json, ref from, fields[i], form);
            }
        }

        _json.WriteEndObject();
    }
}
