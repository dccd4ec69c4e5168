using System.Diagnostics;

namespace DigitalTwin.Client.Cluster;

/// <summary>Says when something is due that is done from time to time.</summary>
/// <param name="every">How often.</param>
internal sealed class Throttle(TimeSpan every)
{
    private long _last;

    /// <summary>Whether it is due; then it was done now.</summary>
    public bool IsDue()
    {
        if (_last != 0 && Stopwatch.GetElapsedTime(_last) < every)
            return false;
        _last = Stopwatch.GetTimestamp();
        return true;
    }
}
