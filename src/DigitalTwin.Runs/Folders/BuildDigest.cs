using System.Security.Cryptography;

namespace DigitalTwin.Runs.Folders;

/// <summary>Distinguishes builds: another build may give other bits.</summary>
public static class BuildDigest
{
    /// <summary>16 hexadecimal digits over the assemblies that decide a run's bits: model, clearing and protocol.</summary>
    public static string Current { get; } = Compute();

    private static string Compute()
    {
        using var hash = IncrementalHash.CreateHash(HashAlgorithmName.SHA256);
        foreach (Type type in (ReadOnlySpan<Type>)[typeof(WorldSpec), typeof(ZonalNetwork), typeof(Simulation)])
            hash.AppendData(type.Module.ModuleVersionId.ToByteArray());
        return Convert.ToHexStringLower(hash.GetHashAndReset().AsSpan(0, 8));
    }
}
