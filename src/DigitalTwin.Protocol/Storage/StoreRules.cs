using DigitalTwin.Protocol.Events;

namespace DigitalTwin.Protocol.Storage;

/// <summary>What every store decides alike, whatever it is made of. A rule answers the refusal, or null where the request holds.</summary>
public static class StoreRules
{
    /// <summary>Longest name of an object, in characters.</summary>
    public const int NameCharactersMax = 200;

    /// <summary>Refuses a caller whose epoch is not the root's, before anything else is looked at.</summary>
    /// <param name="root">The root; null where none was ever taken.</param>
    /// <param name="epoch">Epoch of the caller.</param>
    public static StoreReply? Fence(RunRoot? root, int epoch)
    {
        int current = root?.Epoch ?? 0;
        if (epoch == current && current > 0)
            return null;
        return Refuse(StoreStatus.StaleEpoch, $"Epoch {epoch} may change nothing: the run's epoch is {current}.");
    }

    /// <summary>Refuses who takes another epoch for the newest than the root does; the reply carries the root.</summary>
    public static StoreReply? Outdated(RunRoot root, TakeEpochRequest request) => request.Expected is int expected && expected != root.Epoch
        ? new StoreReply(StoreStatus.Conflict) { Root = root.Copy() }
        : null;

    /// <summary>Refuses entries that would leave a gap.</summary>
    /// <param name="request">The entries and their place.</param>
    /// <param name="logLength">Entries in the log.</param>
    public static StoreReply? Gap(AppendLogRequest request, long logLength)
    {
        if (request.Position >= 0 && request.Position <= logLength)
            return null;
        return Refuse(
            StoreStatus.Conflict, $"Entries cannot be appended at {request.Position} of the log: it has {logLength}.", logLength);
    }

    /// <summary>Refuses entries that differ from those that stand in their place.</summary>
    /// <param name="request">The entries and their place.</param>
    /// <param name="standing">Entries of the log from that place on; those past the request's do not matter.</param>
    /// <param name="logLength">Entries in the log.</param>
    public static StoreReply? Differs(AppendLogRequest request, IReadOnlyList<LogEntry> standing, long logLength)
    {
        int both = Math.Min(request.Entries.Count, standing.Count);
        for (int i = 0; i < both; i++)
        {
            if (!request.Entries[i].SameAs(standing[i]))
                return Refuse(StoreStatus.Conflict, $"Another entry is at {request.Position + i} of the log.", logLength);
        }

        return null;
    }

    /// <summary>Refuses objects of which one has no name, or the name of another.</summary>
    public static StoreReply? Misnamed(IReadOnlyList<StoredObject> objects)
    {
        var names = new SortedSet<string>(StringComparer.Ordinal);
        foreach ((string name, _) in objects)
        {
            if (Misnamed(name) is StoreReply refusal)
                return refusal;
            if (!names.Add(name))
                return Refuse(StoreStatus.Conflict, $"Object {name} is to be written twice at once.");
        }

        return null;
    }

    /// <summary>Refuses an object whose name another has.</summary>
    public static StoreReply Taken(string name) =>
        Refuse(StoreStatus.Conflict, $"Object {name} exists already with other content.");

    /// <summary>Refuses a name that is none: see <see cref="StoredObject"/>.</summary>
    public static StoreReply? Misnamed(string name)
    {
        bool named = name.Length is > 0 and <= NameCharactersMax && name.All(IsNameCharacter)
            && !name.Split('/').Any(part => part is "" or "." or "..");
        return named ? null : Refuse(StoreStatus.Conflict, $"\"{name}\" is no name of an object.");
    }

    /// <summary>
    /// Refuses a checkpoint that does not follow the newest, or names entries that the log has not got. One of a newer epoch may take the
    /// place of a newest that its coordinator could not read.
    /// </summary>
    /// <param name="checkpoint">The checkpoint, another one than the newest.</param>
    /// <param name="logLength">Entries in the log.</param>
    public static StoreReply? OutOfTurn(RunRoot root, Checkpoint checkpoint, long logLength)
    {
        if (root.Newest is Checkpoint newest && checkpoint.Tick <= newest.Tick && checkpoint.Epoch <= newest.Epoch)
        {
            return Refuse(
                StoreStatus.Conflict, $"The checkpoint of tick {checkpoint.Tick} comes late: the newest is of tick {newest.Tick}.");
        }

        if (checkpoint.LogLength < 0 || checkpoint.LogLength > logLength)
        {
            return Refuse(
                StoreStatus.Conflict,
                $"The checkpoint of tick {checkpoint.Tick} counts {checkpoint.LogLength} entries of the log: it has {logLength}.");
        }

        return null;
    }

    /// <summary>Refuses a checkpoint because of one of its objects.</summary>
    /// <param name="name">Name of the object.</param>
    /// <param name="why">What is wrong with it, after "object NAME".</param>
    public static StoreReply Incomplete(Checkpoint checkpoint, string name, string why) =>
        Refuse(StoreStatus.Conflict, $"The checkpoint of tick {checkpoint.Tick} is not complete: object {name} {why}.");

    /// <summary>Whether a root names an object.</summary>
    public static bool Names(RunRoot root, string name) => Names(root.Newest, name) || Names(root.Predecessor, name);

    /// <summary>A refusal and its reason.</summary>
    public static StoreReply Refuse(StoreStatus status, string why, long logLength = 0) =>
        new(status) { LogLength = logLength, Notices = [why] };

    private static bool Names(Checkpoint? checkpoint, string name) =>
        checkpoint is not null && checkpoint.Objects.Any(named => named.Name == name);

    private static bool IsNameCharacter(char c) => char.IsAsciiLetterOrDigit(c) || c is '-' or '_' or '.' or '/';
}
