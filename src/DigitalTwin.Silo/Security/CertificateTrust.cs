using System.Net.Security;
using System.Security.Cryptography.X509Certificates;

namespace DigitalTwin.Silo.Security;

/// <summary>Whether a certificate that the other side shows is trusted; says in words why not.</summary>
/// <param name="authority">File of the authority that is trusted, or <see cref="ConnectionSecurity.System"/>.</param>
/// <param name="name">Name that the certificate must be for; empty where the platform has compared it already.</param>
/// <param name="authorityFix">Where the authority is set, in words.</param>
/// <param name="nameFix">Where the name is set, in words.</param>
public sealed class CertificateTrust(
    string authority,
    string name = "",
    string authorityFix = $"tls_ca or {ConnectionSecurity.AuthorityVariable}",
    string nameFix = $"tls_name or {ConnectionSecurity.NameVariable}")
{
    private string _fault = "";

    /// <summary>Why the last certificate was refused; empty where it was not.</summary>
    public string Fault => Volatile.Read(ref _fault);

    /// <summary>Whether it is trusted.</summary>
    /// <param name="shown">The certificate.</param>
    /// <param name="errors">What the platform finds; its word on the chain is replaced by that of our own authority.</param>
    public bool Accepts(X509Certificate? shown, SslPolicyErrors errors)
    {
        string fault = shown is null ? "it shows no certificate" : FaultOf(shown, errors);
        Volatile.Write(ref _fault, fault);
        return fault.Length == 0;
    }

    /// <summary>What is wrong with the dates of a certificate; empty where nothing is.</summary>
    public static string FaultOfDates(X509Certificate2 certificate)
    {
        DateTime now = new X509ChainPolicy().VerificationTime;
        if (now > certificate.NotAfter)
            return string.Create(
                CultureInfo.InvariantCulture,
                $"its certificate expired at {certificate.NotAfter.ToUniversalTime():yyyy-MM-dd HH:mm:ss} UTC; give it a new one "
                + $"(`twin cluster certificate DIR` makes one for development)");
        return now < certificate.NotBefore
            ? string.Create(
                CultureInfo.InvariantCulture,
                $"its certificate is valid only from {certificate.NotBefore.ToUniversalTime():yyyy-MM-dd HH:mm:ss} UTC; set the clocks "
                + $"right")
            : "";
    }

    private string FaultOf(X509Certificate shown, SslPolicyErrors errors)
    {
        using var certificate = X509CertificateLoader.LoadCertificate(shown.GetRawCertData());
        if (FaultOfDates(certificate) is { Length: > 0 } dates)
            return dates;
        if (errors.HasFlag(SslPolicyErrors.RemoteCertificateNameMismatch))
            return $"its certificate is not for the name {(name.Length > 0 ? name : "of its address")}, but for "
                + $"{certificate.GetNameInfo(X509NameType.DnsName, forIssuer: false)}; name that one with {nameFix}";
        using var chain = new X509Chain();
        chain.ChainPolicy.RevocationMode = X509RevocationMode.NoCheck;
        if (authority is not (ConnectionSecurity.System or ""))
        {
            chain.ChainPolicy.TrustMode = X509ChainTrustMode.CustomRootTrust;
            chain.ChainPolicy.CustomTrustStore.ImportFromPemFile(authority);
        }

        return chain.Build(certificate)
            ? ""
            : $"its certificate is signed by {certificate.Issuer}, which is not trusted; name the file of that authority with "
                + $"{authorityFix} (now: {(authority.Length > 0 ? authority : ConnectionSecurity.System)})";
    }
}
