using DigitalTwin.Silo.Security;

namespace DigitalTwin.Client.Cluster;

/// <summary>Makes the files that secure a cluster, valid from now on.</summary>
internal static class SecurityFiles
{
    private const long MostDays = 36_500;

    /// <summary>Makes the files.</summary>
    /// <param name="folder">Their folder.</param>
    /// <param name="name">Name that the certificate is for.</param>
    /// <param name="days">Days for which it is valid.</param>
    public static DevelopmentCertificate Make(string folder, string name, long days)
    {
        DateTimeOffset now = TimeProvider.System.GetUtcNow();
        return DevelopmentCertificate.Write(folder, name, now.AddHours(-1), now.AddDays(Math.Min(days, MostDays)));
    }
}
