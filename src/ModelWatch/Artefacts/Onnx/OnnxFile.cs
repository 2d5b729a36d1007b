namespace ModelWatch.Artefacts.Onnx;

/// <summary>What an ONNX file says about itself, once it has passed the checks for untrusted models.</summary>
/// <remarks>Inputs are those a caller must fill: constants that older files list among the inputs are left out.</remarks>
internal sealed record OnnxFile(
    string Path,
    string Sha256,
    long Bytes,
    IReadOnlyList<OnnxTensor> Inputs,
    IReadOnlyList<OnnxTensor> Outputs,
    IReadOnlyDictionary<string, long> Opsets,
    string Producer)
{
    /// <summary>Reads and checks a file without loading it into a runtime; on refusal the file is null and the reason a sentence.</summary>
    public static (OnnxFile? File, string? Why) Inspect(string path, string? sha256 = null, long cap = ArtefactBytes.DefaultCap)
    {
        var read = ArtefactBytes.Read(path, sha256, cap);
        return read.Why is null ? Inspect(path, read) : (null, read.Why);
    }

    /// <summary>The same for bytes that have been read.</summary>
    public static (OnnxFile? File, string? Why) Inspect(string path, ArtefactBytes read)
    {
        var inspector = new OnnxInspector();
        try
        {
            inspector.Read(read.Content);
        }
        catch (InvalidDataException refusal)
        {
            return (null, $"The ONNX file is refused: {refusal.Message}.");
        }

        var inputs = inspector.Inputs.Where(i => !inspector.Constants.Contains(i.Name)).ToList();
        return (new OnnxFile(path, read.Sha256, read.Content.Length, inputs, inspector.Outputs, inspector.Opsets, inspector.Producer), null);
    }
}
