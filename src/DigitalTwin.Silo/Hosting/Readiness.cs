namespace DigitalTwin.Silo.Hosting;

/// <summary>Whether a silo takes work.</summary>
public sealed class Readiness
{
    /// <summary>It joins the cluster.</summary>
    public const string Starting = "starting";

    /// <summary>It takes work.</summary>
    public const string Running = "running";

    /// <summary>It hands over what it has, and stops.</summary>
    public const string Draining = "draining";

    private string _state = Starting;

    /// <summary>starting, running or draining.</summary>
    public string State
    {
        get => Volatile.Read(ref _state);
        set => Volatile.Write(ref _state, value);
    }
}
