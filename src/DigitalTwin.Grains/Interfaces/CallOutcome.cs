namespace DigitalTwin.Grains.Interfaces;

/// <summary>The reason that a failed call to a grain gives its caller.</summary>
public static class CallOutcome
{
    /// <summary>Whether a failure leaves open what became of the call: it may have had its effect, so it is asked again with the
    /// same identity.</summary>
    public static bool IsUnknown(Exception e) => e is TimeoutException or Orleans.Runtime.OrleansException or OperationCanceledException
        or ObjectDisposedException;
}
