using System.Net;
using System.Security.Authentication;
using System.Security.Cryptography;
using System.Text;
using ModelWatch.IntegrationTests.Servers;

namespace ModelWatch.IntegrationTests.Access;

/// <summary>The service behind its own certificate, and clients with theirs.</summary>
public sealed class TlsTests
{
    private const string Plan = """{"model":"mine","version":"1","inputs":{"x":{"kind":"numeric"}},"outputs":{"y":{"kind":"probability"}}}""";

    [Fact]
    public async Task ClientCertificate_IsRequiredTrustedAndHasItsScopes()
    {
        await using var service = new SecureProcess();
        using var known = service.Authority.Client("CN=scorer-7");
        using var other = service.Authority.Client("CN=scorer-8");
        await service.StartAsync(
            ("Access:RequireClientCertificate", "true"),
            ("Access:ClientCertificates:0:Thumbprint", known.GetCertHashString(HashAlgorithmName.SHA256)),
            ("Access:ClientCertificates:0:Scopes:0", "ingest:mine"));

        using var admin = service.Client(known);
        using var made = await admin.PutAsync("/api/v1/models/mine/plan", new StringContent(Plan, Encoding.UTF8, "application/json"));
        Assert.Equal(HttpStatusCode.Created, made.StatusCode);

        using var machine = service.Client(known, key: null);
        using var sent = await machine.PostAsync("/api/v1/models/mine/events", new StringContent("[]"));
        using var read = await machine.GetAsync("/api/v1/models/mine");
        using var unlisted = await service.Client(other, key: null).PostAsync("/api/v1/models/mine/events", new StringContent("[]"));
        Assert.Equal((HttpStatusCode.Accepted, HttpStatusCode.Forbidden, HttpStatusCode.Unauthorized), (sent.StatusCode, read.StatusCode, unlisted.StatusCode));

        using var stranger = new TestCertificates("test authority");
        await Refused(service.Client(stranger.Client("CN=scorer-7")));
        await Refused(service.Client(service.Authority.Server("CN=scorer-7")));
        await Refused(service.Client(null));
    }

    [Fact]
    public async Task Certificate_IsReadAgainWhenItsFileChangesAndOldProtocolsAreRefused()
    {
        await using var service = new SecureProcess();
        await service.StartAsync();
        Assert.Equal("CN=first", await service.HandshakeAsync(SslProtocols.Tls12));
        Assert.Equal("CN=first", await service.HandshakeAsync(SslProtocols.Tls13));
#pragma warning disable SYSLIB0039, CA5397 // the point of the test
        await Assert.ThrowsAnyAsync<Exception>(() => service.HandshakeAsync(SslProtocols.Tls11));
#pragma warning restore SYSLIB0039, CA5397
        using var plain = service.Client(null, key: null);
        Assert.Equal("ok", await plain.GetStringAsync("/healthz"));

        await File.WriteAllTextAsync(service.CertificateFile, "half a file");
        await Poll.Until("the service to see the broken file", () => Seen(service, "cannot be used"));
        Assert.Equal("CN=first", await service.HandshakeAsync(SslProtocols.Tls13));

        using var renewed = service.Authority.Server("CN=second");
        await File.WriteAllTextAsync(service.CertificateFile, TestCertificates.Pem(renewed));
        await Poll.Until("the renewed certificate", async () => await service.HandshakeAsync(SslProtocols.Tls13) == "CN=second");
    }

    private static async Task<bool> Seen(SecureProcess service, string text)
    {
        await service.HandshakeAsync(SslProtocols.Tls13);
        return service.Errors.Contains(text, StringComparison.Ordinal);
    }

    private static async Task Refused(HttpClient http)
    {
        using (http)
            await Assert.ThrowsAnyAsync<HttpRequestException>(() => http.GetAsync("/healthz"));
    }
}
