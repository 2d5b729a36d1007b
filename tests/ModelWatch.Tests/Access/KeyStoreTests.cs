using System.Text;
using Microsoft.Extensions.Time.Testing;
using ModelWatch.Access;
using ModelWatch.State;

namespace ModelWatch.Tests.Access;

public sealed class KeyStoreTests : IDisposable
{
    private const string Given = "a-bootstrap-key-of-the-operator-01234567";
    private readonly string _directory = Directory.CreateTempSubdirectory("modelwatch-keys-").FullName;
    private readonly FakeTimeProvider _time = new(new DateTimeOffset(2026, 11, 25, 0, 0, 0, TimeSpan.Zero));
    private readonly StateDatabase _state;
    private readonly KeyStore _keys;

    public KeyStoreTests()
    {
        _state = new StateDatabase(Path.Combine(_directory, "state.db"), KeyTables.Migrations);
        _keys = new KeyStore(_state, _time);
    }

    public void Dispose()
    {
        _state.Dispose();
        Directory.Delete(_directory, recursive: true);
    }

    [Fact]
    public void Bootstrap_MakesOneKeyOnceEvenWhenItsTextChanges()
    {
        _keys.Bootstrap(Given);
        Again().Bootstrap(Given + "-changed");
        Assert.Equal(KeyFault.None, Again().Check(Given).Fault);
        Assert.Equal(KeyFault.Unknown, Again().Check(Given + "-changed").Fault);
        Assert.True(Again().Check(Given).Key!.Rights.HasEvery(Right.Admin));
    }

    [Fact]
    public void Key_SurvivesARestartAndItsTextIsNowhere()
    {
        var text = Make("ingest:a").Text;
        Assert.Equal("ingest:a", Assert.Single(Again().Check(text).Key!.Scopes).ToString());
        foreach (var file in Directory.GetFiles(_directory))
        {
            using var stream = new FileStream(file, FileMode.Open, FileAccess.Read, FileShare.ReadWrite);
            using var reader = new StreamReader(stream, Encoding.Latin1);
            var bytes = reader.ReadToEnd();
            Assert.DoesNotContain(text, bytes, StringComparison.Ordinal);
            Assert.DoesNotContain(text[20..60], bytes, StringComparison.Ordinal);
        }
    }

    [Fact]
    public void WrongKeys_AreToldApart()
    {
        var text = Make("admin:*").Text;
        Assert.Equal(KeyFault.Malformed, _keys.Check(text[..^1]).Fault);
        Assert.Equal(KeyFault.Unknown, _keys.Check(KeyText.New().Text).Fault);
        Assert.Equal(KeyFault.Unknown, _keys.Check("something else").Fault);
        Assert.Equal(KeyFault.Unknown, _keys.Check("").Fault);
    }

    [Fact]
    public void Expiry_EndsAKey()
    {
        var text = _keys.Create([Scope.Parse("read:a")!], _time.GetUtcNow().AddHours(1))!.Value.Text;
        _time.Advance(TimeSpan.FromMinutes(59));
        Assert.Equal(KeyFault.None, _keys.Check(text).Fault);
        _time.Advance(TimeSpan.FromMinutes(1));
        Assert.Equal(KeyFault.Expired, _keys.Check(text).Fault);
    }

    [Fact]
    public void Rotation_GivesBothKeysTheOverlapAndThenOne()
    {
        var (old, before) = Make("ingest:a", "read:a");
        var (made, after) = _keys.Rotate(old.Id, TimeSpan.FromHours(2))!.Value;
        Assert.Equal(old.Scopes, made.Scopes);
        Assert.Equal((KeyFault.None, KeyFault.None), (_keys.Check(before).Fault, _keys.Check(after).Fault));
        _time.Advance(TimeSpan.FromHours(2));
        Assert.Equal((KeyFault.Expired, KeyFault.None), (Again().Check(before).Fault, Again().Check(after).Fault));
        Assert.Null(_keys.Rotate(old.Id, TimeSpan.Zero));
        Assert.Null(_keys.Rotate("nobody", TimeSpan.Zero));
    }

    [Fact]
    public void Rotation_DoesNotLengthenAKey()
    {
        var (old, before) = _keys.Create([Scope.Parse("read:a")!], _time.GetUtcNow().AddMinutes(10))!.Value;
        _keys.Rotate(old.Id, TimeSpan.FromHours(24));
        _time.Advance(TimeSpan.FromMinutes(11));
        Assert.Equal(KeyFault.Expired, _keys.Check(before).Fault);
    }

    [Fact]
    public void LastAdminKey_StaysAndTheServiceNeverOpensAgain()
    {
        var (admin, _) = Make("admin:*");
        var (reader, text) = Make("read:*");
        Assert.Equal(KeyEnd.LastAdmin, _keys.Revoke(admin.Id));
        Assert.Equal(KeyEnd.Done, _keys.Revoke(reader.Id));
        Assert.Equal(KeyEnd.Unknown, _keys.Revoke(reader.Id));
        Assert.Equal(KeyFault.Revoked, Again().Check(text).Fault);
        Make("admin:*");
        Assert.Equal(KeyEnd.Done, _keys.Revoke(admin.Id));
        Assert.Single(_keys.List());
        Assert.True(Again().Any);
    }

    [Fact]
    public void RevokedKeysAlone_KeepTheServiceClosed()
    {
        var (reader, _) = Make("read:a");
        Assert.Equal(KeyEnd.Done, _keys.Revoke(reader.Id));
        Assert.Empty(Again().List());
        Assert.True(Again().Any);
    }

    [Fact]
    public void LastUse_IsWrittenWhenAsked()
    {
        var (key, text) = Make("read:a");
        var start = _time.GetUtcNow().UtcTicks;
        _time.Advance(TimeSpan.FromSeconds(30));
        _keys.Check(text);
        Assert.Equal(0, Again().List().Single().LastUsed);
        var written = _keys.WriteUses(start);
        Assert.Equal(_time.GetUtcNow().UtcTicks, written);
        Assert.Equal(written, Again().List().Single(k => k.Id == key.Id).LastUsed);
    }

    private (AccessKey Key, string Text) Make(params string[] scopes) => _keys.Create([.. scopes.Select(s => Scope.Parse(s)!)], null)!.Value;

    /// <summary>The store as a restart finds it.</summary>
    private KeyStore Again() => new(_state, _time);
}
