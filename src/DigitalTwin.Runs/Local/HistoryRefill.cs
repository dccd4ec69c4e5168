using DigitalTwin.Runs.Folders;

namespace DigitalTwin.Runs.Local;

/// <summary>Computes ticks again that the log holds and the history has lost.</summary>
public static class HistoryRefill
{
    /// <summary>Hands every tick before one to a run's history; those that are there are passed over.</summary>
    /// <param name="folder">Folder of the run.</param>
    /// <param name="world">World of the run.</param>
    /// <param name="ticks">The tick up to which the history is to go, this one not.</param>
    /// <param name="sink">The history.</param>
    /// <exception cref="RunFolderException">The run does not repeat: its scenario or the program has changed since.</exception>
    public static void Fill(string folder, WorldSpec world, long ticks, HistorySink sink)
    {
        RunHistory past = RunHistory.Read(folder);
        var run = new DirectRun(new ParticipantFactory(world, past.Manifest.Seed), past.Log);
        while (run.Ticks < ticks)
        {
            TickCommit commit = run.Next();
            if (commit.Hash.ToString() != past.Hashes[(int)commit.Tick])
            {
                throw new RunFolderException(
                    $"{folder}: tick {commit.Tick} again gives {commit.Hash}, logged is {past.Hashes[(int)commit.Tick]}: the program has "
                    + "changed since, so that its history cannot be filled. `twin replay` shows more.");
            }

            sink.Take(commit);
        }
    }
}
