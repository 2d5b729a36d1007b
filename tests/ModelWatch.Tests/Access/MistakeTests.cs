using ModelWatch.Access;
using ModelWatch.Access.Certificates;
using ModelWatch.Access.Limits;
using ModelWatch.Commands;

namespace ModelWatch.Tests.Access;

public sealed class MistakeTests
{
    [Fact]
    public void Access_NamesEveryWrongSettingAtOnce()
    {
        var mistakes = AccessMistakes.Of(new AccessOptions
        {
            BootstrapKey = "short",
            FailedKeysPerMinute = 0,
            Certificate = new CertificateOptions { Path = "/nowhere.pem" },
            ClientCa = "/nowhere-ca.pem",
            ClientCertificates = [new ClientCertificateOptions { Thumbprint = "00", Subject = "CN=a", Scopes = ["everything"] }],
        }).ToList();
        string[] named = ["BootstrapKey", "FailedKeysPerMinute", "/nowhere.pem", "/nowhere-ca.pem", "ClientCertificates:0 ", "ClientCertificates:0:Scopes"];
        Assert.All(named, name => Assert.Contains(mistakes, m => m.Contains(name, StringComparison.Ordinal)));
        Assert.Equal(named.Length, mistakes.Count);
        Assert.DoesNotContain(mistakes, m => m.Contains("short", StringComparison.Ordinal));
    }

    [Fact]
    public void Limits_NameEveryWrongSettingAtOnce() => Assert.Equal(
        3, LimitMistakes.Of(new LimitOptions { Connections = 0, Models = -1, BodiesInFlightBytes = 10 }).Count());

    [Fact]
    public void Defaults_AreGood()
    {
        Assert.Empty(AccessMistakes.Of(new AccessOptions()));
        Assert.Empty(LimitMistakes.Of(new LimitOptions()));
    }

    [Theory]
    [InlineData("http://127.0.0.1:5080", false, false, null)]
    [InlineData("http://localhost:5080", false, false, null)]
    [InlineData("http://[::1]:5080", false, false, null)]
    [InlineData("http://0.0.0.0:5080", false, false, "Access:BootstrapKey")]
    [InlineData("http://*:5080", false, true, "Access:BootstrapKey")]
    [InlineData("http://+:5080", true, false, "Access:AllowPlainHttp")]
    [InlineData("http://192.0.2.1:5080", true, false, "Access:AllowPlainHttp")]
    [InlineData("http://192.0.2.1:5080", true, true, null)]
    [InlineData("https://192.0.2.1:5443", true, false, null)]
    [InlineData("https://192.0.2.1:5443", false, false, "Access:BootstrapKey")]
    [InlineData("ftp://192.0.2.1", true, true, "--urls")]
    public void Address_NeedsAKeyAndSecrecyBeyondThisMachine(string url, bool hasKey, bool plain, string? named)
    {
        var fault = ListenAddress.Fault(url, hasKey, plain);
        Assert.Equal(named is null, fault is null);
        Assert.Contains(named ?? "", fault ?? "", StringComparison.Ordinal);
    }
}
