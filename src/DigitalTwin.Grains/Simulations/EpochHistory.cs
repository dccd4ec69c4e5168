using DigitalTwin.Grains.Runs;
using DigitalTwin.Grains.Wire;

namespace DigitalTwin.Grains.Simulations;

/// <summary>
/// How each epoch of a run began, kept beside the run: it distinguishes recoveries from planned moves, whichever silo the coordinator was
/// on. What cannot be kept at once is kept later.
/// </summary>
/// <param name="cabinet">The cluster's runs.</param>
/// <param name="run">Name of the run.</param>
internal sealed class EpochHistory(IRunRegistry cabinet, string run)
{
    private readonly SortedDictionary<int, EpochNote> _notes = [];
    private readonly SortedSet<int> _unkept = [];

    /// <summary>Reads what is kept.</summary>
    public async Task Read()
    {
        foreach (EpochNote note in await cabinet.Epochs(run))
            _notes.TryAdd(note.Epoch, note);
    }

    /// <summary>The notes, by epoch.</summary>
    public EpochNote[] Notes => [.. _notes.Values];

    /// <summary>Whether everything is kept.</summary>
    public bool IsKept => _unkept.Count == 0;

    /// <summary>Ticks that all recoveries had to compute again.</summary>
    public long Replayed => _notes.Values.Sum(note => note.Replays);

    /// <summary>The most of them in one.</summary>
    public long MostReplayed => _notes.Values.Select(note => note.Replays).DefaultIfEmpty().Max();

    /// <summary>Epochs in which everybody was loaded anew because something had been lost.</summary>
    public int Recoveries => _notes.Values.Count(note => !note.Planned);

    /// <summary>Whether the coordinator before announced an epoch as planned.</summary>
    public bool IsAnnounced(int epoch) => _notes.TryGetValue(epoch, out EpochNote? note) && note.Planned;

    /// <summary>The build that made the newest ticks; null for none.</summary>
    public string? Build => _notes.Values.LastOrDefault(note => note.Build.Length > 0)?.Build;

    /// <summary>Notes how an epoch began.</summary>
    public void Note(EpochNote note)
    {
        _notes[note.Epoch] = note;
        _unkept.Add(note.Epoch);
    }

    /// <summary>Keeps what is not kept yet.</summary>
    public async Task Keep()
    {
        foreach (int epoch in (int[])[.. _unkept])
        {
            EpochNote note = _notes[epoch];
            await cabinet.Note(run, note);
            if (ReferenceEquals(_notes[epoch], note))
                _unkept.Remove(epoch);
        }
    }
}
