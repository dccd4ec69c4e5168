using System.Net;
using System.Security.Cryptography;
using System.Security.Cryptography.X509Certificates;

namespace DigitalTwin.Silo.Security;

/// <summary>Files with which a cluster is secured while no authority of an organisation issues them.</summary>
/// <param name="Authority">The authority that clients and silos trust.</param>
/// <param name="Certificate">The certificate of all silos.</param>
/// <param name="Key">Its private key.</param>
/// <param name="Token">What clients and silos show.</param>
public sealed record DevelopmentCertificate(string Authority, string Certificate, string Key, string Token)
{
    /// <summary>Makes the files, for their owner's eyes only. The authority's own key is not kept: nothing else can be signed with it.
    /// </summary>
    /// <param name="folder">Folder; made where there is none.</param>
    /// <param name="name">Name that the certificate is for.</param>
    /// <param name="from">Instant from which it is valid.</param>
    /// <param name="until">Instant at which it expires.</param>
    /// <exception cref="IOException">A file is there already.</exception>
    public static DevelopmentCertificate Write(string folder, string name, DateTimeOffset from, DateTimeOffset until)
    {
        Directory.CreateDirectory(folder);
        var files = new DevelopmentCertificate(
            Path.Combine(folder, "ca.pem"),
            Path.Combine(folder, "silo.pem"),
            Path.Combine(folder, "silo.key"),
            Path.Combine(folder, "token"));
        foreach (string file in (string[])[files.Authority, files.Certificate, files.Key, files.Token])
        {
            if (File.Exists(file))
                throw new IOException($"{file} is there already, and silos may use it; name another folder, or remove it.");
        }

        using var authorityKey = ECDsa.Create(ECCurve.NamedCurves.nistP256);
        var authorityRequest = new CertificateRequest($"CN={name} development authority", authorityKey, HashAlgorithmName.SHA256);
        authorityRequest.CertificateExtensions.Add(new X509BasicConstraintsExtension(true, true, 0, true));
        authorityRequest.CertificateExtensions.Add(
            new X509KeyUsageExtension(X509KeyUsageFlags.KeyCertSign | X509KeyUsageFlags.CrlSign, true));
        using X509Certificate2 authority = authorityRequest.CreateSelfSigned(from, until);
        using var key = ECDsa.Create(ECCurve.NamedCurves.nistP256);
        using X509Certificate2 certificate = RequestFor(name, key).Create(authority, from, until, RandomNumberGenerator.GetBytes(16));
        Write(files.Authority, authority.ExportCertificatePem());
        Write(files.Certificate, certificate.ExportCertificatePem());
        Write(files.Key, key.ExportPkcs8PrivateKeyPem());
        Write(files.Token, RandomNumberGenerator.GetHexString(64, lowercase: true));
        return files;
    }

    private static CertificateRequest RequestFor(string name, ECDsa key)
    {
        var request = new CertificateRequest($"CN={name}", key, HashAlgorithmName.SHA256);
        var names = new SubjectAlternativeNameBuilder();
        names.AddDnsName(name);
        names.AddDnsName("localhost");
        names.AddIpAddress(IPAddress.Loopback);
        request.CertificateExtensions.Add(names.Build());
        request.CertificateExtensions.Add(new X509BasicConstraintsExtension(false, false, 0, true));
        request.CertificateExtensions.Add(new X509KeyUsageExtension(X509KeyUsageFlags.DigitalSignature, true));
        request.CertificateExtensions.Add(new X509EnhancedKeyUsageExtension(
            [new Oid("1.3.6.1.5.5.7.3.1"), new Oid("1.3.6.1.5.5.7.3.2")], critical: false));
        return request;
    }

    private static void Write(string file, string text)
    {
        var options = new FileStreamOptions { Mode = FileMode.CreateNew, Access = FileAccess.Write };
        if (!OperatingSystem.IsWindows())
            options.UnixCreateMode = UnixFileMode.UserRead | UnixFileMode.UserWrite;
        using var writer = new StreamWriter(file, options);
        writer.Write(text);
        writer.Write('\n');
    }
}
