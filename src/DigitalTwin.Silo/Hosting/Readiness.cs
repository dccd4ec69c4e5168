namespace DigitalTwin.Silo.Hosting;

/// <summary>Whether a silo takes work. That its process lives is another question: what is in its way may pass.</summary>
public sealed class Readiness
{
    /// <summary>It joins the cluster.</summary>
    public const string Starting = "starting";

    /// <summary>It takes work.</summary>
    public const string Running = "running";

    /// <summary>It hands over what it has, and stops.</summary>
    public const string Draining = "draining";

    private int _grains;
    private string _state = Starting;
    private string _problem = "";

    /// <summary>starting, running or draining.</summary>
    public string State
    {
        get => Volatile.Read(ref _state);
        set => Volatile.Write(ref _state, value);
    }

    /// <summary>What keeps it from its work, such as a Redis that refuses; empty while nothing does.</summary>
    public string Problem
    {
        get => Volatile.Read(ref _problem);
        set => Volatile.Write(ref _problem, value);
    }

    /// <summary>Grains of the twin on it, when they were last counted.</summary>
    public int Grains
    {
        get => Volatile.Read(ref _grains);
        set => Volatile.Write(ref _grains, value);
    }

    /// <summary>Whether it takes work now.</summary>
    public bool IsReady => State == Running && Problem.Length == 0;

    /// <summary>The state and the problem in a line.</summary>
    public string Text => Problem.Length == 0 ? State : $"{State}: {Problem}";
}
