using DigitalTwin.Engine.Outputs;
using DigitalTwin.Engine.Storage;
using DigitalTwin.Protocol.Events;
using DigitalTwin.Protocol.Storage;

namespace DigitalTwin.Engine.Events;

/// <summary>The events that a run in a folder has taken.</summary>
public static class LoggedEvents
{
    /// <summary>Reads them, in the order of the log, each with the tick in which it took effect as the tick that it wants.</summary>
    /// <param name="folder">Folder of the run.</param>
    /// <param name="run">Number of the run.</param>
    /// <exception cref="RunFolderException">The log cannot be read.</exception>
    public static IReadOnlyList<RunEvent> Read(string folder, ulong run)
    {
        string kept = RunFolder.StoreOf(folder);
        if (!Directory.Exists(kept))
            return [];
        StoreReply reply = new FileStore(kept, run).Handle(new ReadLogRequest(0));
        if (reply.Status != StoreStatus.Done)
            throw new RunFolderException($"{kept}: the log cannot be read ({reply.Status}). {string.Join(" ", reply.Notices)}".TrimEnd());
        return [.. reply.Entries.Where(entry => entry.Event is not null).Select(entry => entry.Event! with { AtTick = entry.Tick })];
    }
}
