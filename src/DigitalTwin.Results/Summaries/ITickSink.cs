using DigitalTwin.Protocol.Coordination;

namespace DigitalTwin.Results.Summaries;

/// <summary>Is shown every committed tick, in order, once.</summary>
public interface ITickSink : IDisposable
{
    /// <summary>Takes a tick; what it points to is valid only during the call.</summary>
    void Take(in TickCommit commit);

    /// <summary>The run ends here, or is left to go on another time.</summary>
    void Finish()
    {
    }
}
