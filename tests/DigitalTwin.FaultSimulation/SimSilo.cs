namespace DigitalTwin.FaultSimulation;

/// <summary>A silo of the simulated cluster: what is activated on it, and what is wrong with it.</summary>
internal sealed class SimSilo(int index)
{
    private readonly List<Action> _backlog = [];

    /// <summary>Index of the silo.</summary>
    public int Index => index;

    /// <summary>The activations that the silo knows to be its own.</summary>
    public SortedDictionary<string, SimActor> Local { get; } = new(StringComparer.Ordinal);

    /// <summary>Whether its process lives.</summary>
    public bool Up { get; private set; } = true;

    /// <summary>Whether its process stands still.</summary>
    public bool Paused { get; private set; }

    /// <summary>Whether nothing reaches it or leaves it.</summary>
    public bool Cut { get; set; }

    /// <summary>Whether the others take it for dead.</summary>
    public bool DeclaredDead { get; set; }

    /// <summary>Whether a participant may be activated on it.</summary>
    public bool TakesActivations => Up && !Paused && !Cut && !DeclaredDead;

    /// <summary>Dies: all that was on it is gone.</summary>
    public void Crash()
    {
        Evict();
        _backlog.Clear();
        Up = false;
    }

    /// <summary>Comes back empty.</summary>
    public void Restart()
    {
        Up = true;
        DeclaredDead = false;
    }

    /// <summary>Stands still.</summary>
    public void Pause() => Paused = true;

    /// <summary>Goes on with what has come meanwhile.</summary>
    public void Resume()
    {
        Paused = false;
        Action[] backlog = [.. _backlog];
        _backlog.Clear();
        foreach (Action action in backlog)
            action();
    }

    /// <summary>Learns that it was taken for dead: gives up all activations and is a member again.</summary>
    public void Evict()
    {
        foreach (SimActor actor in Local.Values)
            actor.Gone = true;
        Local.Clear();
        DeclaredDead = false;
    }

    /// <summary>Does something on the silo: now, when it goes on, or never.</summary>
    public void Do(Action action)
    {
        if (Up && Paused)
            _backlog.Add(action);
        else if (Up)
            action();
    }
}
