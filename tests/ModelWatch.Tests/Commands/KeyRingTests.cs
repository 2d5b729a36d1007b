using ModelWatch.Access;
using ModelWatch.Commands;
using ModelWatch.Commands.Keys;

namespace ModelWatch.Tests.Commands;

/// <summary>What the key commands say beside a key, in a directory that no service runs on.</summary>
public sealed class KeyRingTests : IDisposable
{
    private readonly string _directory = Directory.CreateTempSubdirectory("modelwatch-keys-").FullName;

    public void Dispose() => Directory.Delete(_directory, recursive: true);

    [Fact]
    public void Directory_WithoutAService_NeedsNew()
    {
        var (ring, fault) = LocalKeyRing.Open(_directory, isNew: false);
        Assert.Null(ring);
        Assert.Equal(ExitCode.BadData, fault!.ExitCode);
        Assert.Contains("--new", fault.Fault, StringComparison.Ordinal);
        Assert.Empty(Directory.EnumerateFileSystemEntries(_directory));
    }

    [Fact]
    public async Task FirstKeyWithoutAdmin_IsWarnedOf_AndRotationSaysUntilWhen()
    {
        using var ring = LocalKeyRing.Open(_directory, isNew: true).Ring!;
        var reader = await ring.CreateAsync([Scope.Parse("read:*")!], null);
        Assert.Contains("admin:*", reader.Note, StringComparison.Ordinal);
        Assert.Null((await ring.CreateAsync([Scope.Parse("admin:*")!], null)).Note);

        var lines = (await ring.ListAsync()).Lines;
        Assert.Equal("ID\tSCOPES\tEXPIRES\tLAST USED", lines[0]);
        var id = lines.Single(line => line.Contains("read:*", StringComparison.Ordinal)).Split('\t')[0];
        var rotated = await ring.RotateAsync(id, TimeSpan.FromHours(24));
        Assert.Matches($"^The old key {id} works until 20..-..-..T..:..:..Z; --overlap 0 ends it at once\\.$", rotated.Note!);
        Assert.Equal($"The old key {id} has ended.", (await ring.RotateAsync(id, TimeSpan.Zero)).Note);
    }

    [Theory]
    [InlineData(null, "admin:MODEL")]
    [InlineData("mine", "admin:mine")]
    public void RightOnSomeModel_ThatIsMissing_NamesTheModel(string? model, string named)
    {
        var sentence = new AccessNeed(NeedRange.Some, Right.Admin).Missing(AccessRights.None, model);
        Assert.Contains(named, sentence, StringComparison.Ordinal);
        Assert.DoesNotContain(":any", sentence, StringComparison.Ordinal);
    }
}
