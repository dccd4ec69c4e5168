namespace DigitalTwin.Client.Cluster;

/// <summary>What runs are asked for.</summary>
internal static class RequestParameters
{
    /// <summary>More ticks than any run has: it goes on until it is stopped.</summary>
    public const long Endless = long.MaxValue / 2;
}
