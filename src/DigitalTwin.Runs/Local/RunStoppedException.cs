using DigitalTwin.Protocol.Coordination;

namespace DigitalTwin.Runs.Local;

/// <summary>A run cannot go on: the message says why, and what to do.</summary>
/// <param name="reason">Why.</param>
/// <param name="message">In plain words.</param>
public sealed class RunStoppedException(StopReason reason, string message) : Exception(message)
{
    /// <summary>Why.</summary>
    public StopReason Reason => reason;
}
