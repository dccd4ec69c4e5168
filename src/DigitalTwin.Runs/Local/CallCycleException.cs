namespace DigitalTwin.Runs.Local;

/// <summary>A participant was called while it was in a call: calls go down the tree and only data comes back.</summary>
public sealed class CallCycleException(string participant)
    : Exception($"{participant} was called while it was answering a call. Calls go down the tree; only data comes back.");
