namespace DigitalTwin.Scenarios.Text;

/// <summary>Sizes beyond which a file is refused unread: far above any sensible scenario, far below what would exhaust memory.</summary>
public static class FileLimits
{
    /// <summary>Largest scenario.yaml, bytes.</summary>
    public const long YamlBytes = 1 << 20;

    /// <summary>Largest table, bytes.</summary>
    public const long TableBytes = 64 << 20;

    /// <summary>Largest series, bytes: 8,760 rows of about a hundred characters.</summary>
    public const long SeriesBytes = 1 << 20;

    /// <summary>Most layers under one scenario.</summary>
    public const int Layers = 16;

    /// <summary>Deepest nesting of scenario.yaml.</summary>
    public const int YamlDepth = 16;
}
