using System.Security.Cryptography;
using System.Security.Cryptography.X509Certificates;

namespace DigitalTwin.Silo.Security;

/// <summary>The certificate of a silo, read again when its file changes: one that is renewed needs no restart.</summary>
/// <param name="file">The certificate (PEM).</param>
/// <param name="keyFile">Its private key (PEM); empty where that stands in the same file.</param>
internal sealed class SiloCertificate(string file, string keyFile)
{
    private const string ServerUse = "1.3.6.1.5.5.7.3.1";
    private const string ClientUse = "1.3.6.1.5.5.7.3.2";

    private readonly Lock _lock = new();
    private X509Certificate2? _read;
    private DateTime _writtenAt;

    /// <summary>The certificate as it is now. While a new one is being written, the one before.</summary>
    public X509Certificate2 Current
    {
        get
        {
            lock (_lock)
            {
                DateTime writtenAt = File.GetLastWriteTimeUtc(file);
                if (_read is not null && writtenAt == _writtenAt)
                    return _read;
                try
                {
                    (_read, _writtenAt) = (Read(file, keyFile), writtenAt);
                }
                catch (Exception e) when (_read is not null && e is IOException or CryptographicException)
                {
                    // its key has not been written yet
                }

                return _read!;
            }
        }
    }

    /// <summary>What is wrong with a certificate and its key; empty where nothing is.</summary>
    public static string FaultOf(string file, string keyFile)
    {
        try
        {
            using X509Certificate2 certificate = Read(file, keyFile);
            if (CertificateTrust.FaultOfDates(certificate) is { Length: > 0 } dates)
                return dates;
            string[] uses =
            [
                .. certificate.Extensions.OfType<X509EnhancedKeyUsageExtension>()
                    .SelectMany(extension => extension.EnhancedKeyUsages.Cast<Oid>())
                    .Select(use => use.Value!),
            ];
            return uses.Length == 0 || (uses.Contains(ServerUse) && uses.Contains(ClientUse))
                ? ""
                : "a silo is a server and a client: its certificate needs both uses (serverAuth, clientAuth)";
        }
        catch (Exception e) when (e is IOException or CryptographicException or ArgumentException)
        {
            return $"it is no certificate with its key in PEM ({e.Message.TrimEnd('.')}); `twin cluster certificate DIR` makes one for "
                + "development";
        }
    }

    private static X509Certificate2 Read(string file, string keyFile)
    {
        using var pem = X509Certificate2.CreateFromPemFile(file, keyFile.Length > 0 ? keyFile : file);

        // On Windows TLS takes no key that is in memory alone.
        return X509CertificateLoader.LoadPkcs12(pem.Export(X509ContentType.Pkcs12), null);
    }
}
