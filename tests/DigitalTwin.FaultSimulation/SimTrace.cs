namespace DigitalTwin.FaultSimulation;

/// <summary>What happened in a simulated run: always a digest, and the lines where they are wanted.</summary>
internal sealed class SimTrace(SimClock clock, bool keepsLines)
{
    private readonly List<string> _lines = [];

    /// <summary>Digest of all that was noted.</summary>
    public ulong Digest { get; private set; }

    /// <summary>The lines; empty unless they are kept.</summary>
    public IReadOnlyList<string> Lines => _lines;

    /// <summary>Notes something cheap to note: a message by its identity.</summary>
    public void Note(string what, ulong identity)
    {
        Digest = Hash64.Mix(Digest ^ Hash64.Mix((ulong)clock.NowMs) ^ identity);
        if (keepsLines)
            _lines.Add($"{clock.NowMs,6} ms  {what} {identity:x16}");
    }

    /// <summary>Notes something rare, in words.</summary>
    public void Log(string words)
    {
        Digest = Hash64.Mix(Digest ^ Hash64.Mix((ulong)clock.NowMs) ^ Hash64.OfKey(words));
        if (keepsLines)
            _lines.Add($"{clock.NowMs,6} ms  {words}");
    }
}
