using Microsoft.ML.Data;

namespace ModelWatch.Artefacts.MlNet;

/// <summary>A text in memory where Microsoft.ML's reader of tables expects files.</summary>
internal sealed class MemorySource(byte[] text) : IMultiStreamSource
{
    public int Count => 1;

    public string GetPathOrNull(int index) => null!;

    public Stream Open(int index) => new MemoryStream(text, writable: false);

    public TextReader OpenTextReader(int index) => new StreamReader(Open(index));
}
