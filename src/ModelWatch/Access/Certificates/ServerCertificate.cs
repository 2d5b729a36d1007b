using System.Net.Security;
using System.Security.Cryptography;

namespace ModelWatch.Access.Certificates;

/// <summary>
/// The certificate of the service, read again when its files change, without a restart. Files are compared by content and at most once a second, at
/// a handshake; a renewal that is half written or wrong keeps the old one and is tried again. Thread safe.
/// </summary>
internal sealed partial class ServerCertificate(AccessOptions options, TimeProvider time, ILogger<ServerCertificate> logger)
{
    private static readonly TimeSpan Between = TimeSpan.FromSeconds(1);
    private readonly Lock _gate = new();
    private LoadedCertificate? _loaded;
    private long _looked;

    /// <summary>What the next handshake uses, or null where no certificate is configured.</summary>
    public SslStreamCertificateContext? Context()
    {
        if (options.Certificate.Path is null)
        {
            return null;
        }

        lock (_gate)
        {
            if (_loaded is null || time.GetElapsedTime(_looked) >= Between)
            {
                _looked = time.GetTimestamp();
                Look();
            }

            return _loaded?.Context;
        }
    }

    private void Look()
    {
        try
        {
            if (_loaded is not null && LoadedCertificate.DigestOf(options.Certificate) == _loaded.Digest)
            {
                return;
            }
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException or CryptographicException)
        {
            CannotRead(logger, e.Message);
            return;
        }

        var (loaded, fault) = LoadedCertificate.Read(options.Certificate);
        if (loaded is null)
        {
            CannotRead(logger, fault!);
            return;
        }

        _loaded = loaded;
        var leaf = loaded.Context.TargetCertificate;
        var (subject, end) = (leaf.Subject, leaf.NotAfter.ToUniversalTime());
        IsRead(logger, subject, end);
        if (end <= time.GetUtcNow().UtcDateTime)
        {
            IsOver(logger, subject);
        }
    }

    [LoggerMessage(Level = LogLevel.Information, Message = "The certificate {Subject} is in use until {NotAfter:u}.")]
    private static partial void IsRead(ILogger logger, string subject, DateTime notAfter);

    [LoggerMessage(Level = LogLevel.Error, Message = "The certificate {Subject} has expired; clients will refuse it.")]
    private static partial void IsOver(ILogger logger, string subject);

    [LoggerMessage(Level = LogLevel.Error, Message = "The certificate's files changed and cannot be used, so the one before stays: {Why}")]
    private static partial void CannotRead(ILogger logger, string why);
}
