using System.Security.Cryptography;
using ModelWatch.Artefacts.Onnx;

namespace ModelWatch.Tests.Artefacts;

public sealed class OnnxFileTests : IDisposable
{
    private readonly string _path = Path.GetTempFileName();

    public void Dispose() => File.Delete(_path);

    [Fact]
    public void Inspect_GoodFile_GivesTensorsTypesAndDigest()
    {
        var bytes = SmallModels.Good();
        var file = Accepted(bytes, Convert.ToHexString(SHA256.HashData(bytes)));
        Assert.Equal(["dose_mg", "packs"], file.Inputs.Select(i => i.Name));
        Assert.All(file.Inputs, i => Assert.Equal((OnnxElement.Float, 1L), (i.Element, i.Width!.Value)));
        Assert.Equal([null, 1L], file.Outputs.Single().Shape!);
        Assert.Equal("modelwatch", file.Producer);
        Assert.Equal(20, file.Opsets[""]);
        Assert.Equal(Convert.ToHexStringLower(SHA256.HashData(bytes)), file.Sha256);
    }

    [Fact]
    public void Inspect_OtherSha256_IsRefusedAndSaysBoth()
    {
        var why = Refused(SmallModels.Good(), new string('a', 64));
        Assert.Contains(new string('a', 64), why, StringComparison.Ordinal);
        Assert.Contains(Convert.ToHexStringLower(SHA256.HashData(SmallModels.Good())), why, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData(13)]
    [InlineData(14)]
    public void Inspect_ExternalData_IsRefused(int field) =>
        Assert.Contains("outside the file", Refused(SmallModels.ExternalData(field)), StringComparison.Ordinal);

    [Fact]
    public void Inspect_ExternalDataInNestedGraph_IsRefused() =>
        Assert.Contains("outside the file", Refused(SmallModels.HiddenExternalData()), StringComparison.Ordinal);

    [Fact]
    public void Inspect_ForeignDomain_IsRefusedAndNamed() =>
        Assert.Contains("com.evil", Refused(SmallModels.ForeignDomain()), StringComparison.Ordinal);

    [Fact]
    public void Inspect_OwnFunctions_AreRefused() =>
        Assert.Contains("functions", Refused(SmallModels.WithFunction()), StringComparison.Ordinal);

    [Fact]
    public void Inspect_TrainingGraphs_AreRefused() =>
        Assert.Contains("training", Refused(SmallModels.WithTraining()), StringComparison.Ordinal);

    [Fact]
    public void Inspect_DeepGraphs_AreRefusedWithoutStackOverflow() =>
        Assert.Contains("nested", Refused(SmallModels.Nested(2000)), StringComparison.Ordinal);

    [Fact]
    public void Inspect_Oversize_IsRefusedBeforeReading()
    {
        File.WriteAllBytes(_path, new byte[101]);
        var (file, why) = OnnxFile.Inspect(_path, null, cap: 100);
        Assert.Null(file);
        Assert.Contains("101 bytes", why, StringComparison.Ordinal);
    }

    [Fact]
    public void Inspect_TruncatedAnywhere_NeverThrows()
    {
        var bytes = SmallModels.Good();
        var refused = 0;
        for (var length = 0; length < bytes.Length; length++)
            refused += Inspect(bytes[..length]) is null ? 1 : 0;
        Assert.True(refused > bytes.Length * 9 / 10, $"{refused} of {bytes.Length} prefixes refused");
    }

    [Fact]
    public void Inspect_FlippedBytes_NeverThrow()
    {
        var random = new Random(7);
        for (var round = 0; round < 3000; round++)
        {
            var bytes = SmallModels.Good();
            for (var flips = 0; flips < 3; flips++)
                bytes[random.Next(bytes.Length)] = (byte)random.Next(256);
            Inspect(bytes);
        }
    }

    [Fact]
    public void Inspect_HugeDeclaredLength_IsRefused()
    {
        byte[] bytes = [0x3A, 0xFF, 0xFF, 0xFF, 0xFF, 0xFF, 0xFF, 0xFF, 0xFF, 0x7F, 1, 2, 3];
        Assert.Contains("are left", Refused(bytes), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("")]
    [InlineData("no model at all")]
    public void Inspect_OtherContent_IsRefused(string content) => Refused(System.Text.Encoding.UTF8.GetBytes(content));

    [Fact]
    public void Inspect_NoSuchFile_IsRefusedWithReason()
    {
        var (file, why) = OnnxFile.Inspect(_path + ".none");
        Assert.Null(file);
        Assert.Contains("cannot be read", why, StringComparison.Ordinal);
    }

    private static OnnxFile? Inspect(byte[] bytes) =>
        OnnxFile.Inspect("x", new ModelWatch.Artefacts.ArtefactBytes(bytes, "", null)).File;

    private OnnxFile Accepted(byte[] bytes, string? sha256 = null)
    {
        File.WriteAllBytes(_path, bytes);
        var (file, why) = OnnxFile.Inspect(_path, sha256);
        Assert.Null(why);
        return file!;
    }

    private string Refused(byte[] bytes, string? sha256 = null)
    {
        File.WriteAllBytes(_path, bytes);
        var (file, why) = OnnxFile.Inspect(_path, sha256);
        Assert.Null(file);
        return why!;
    }
}
