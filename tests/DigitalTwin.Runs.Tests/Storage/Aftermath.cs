namespace DigitalTwin.Runs.Tests.Storage;

/// <summary>What a store must be after a crash: all that was promised is there, and it can go on.</summary>
internal static class Aftermath
{
    /// <summary>Opens what a crash has left and asserts that nothing promised is lost.</summary>
    /// <param name="left">The disk after the crash.</param>
    /// <param name="moments">What was promised.</param>
    /// <param name="steps">Steps before the crash.</param>
    /// <param name="at">Says which crash it was.</param>
    public static void AssertKept(SimulatedDisk left, IReadOnlyList<StoreMoment> moments, int steps, string at)
    {
        int last = LastBefore(moments, steps);
        StoreMoment promised = moments[last];
        StoreMoment underWay = moments[Math.Min(last + 1, moments.Count - 1)];
        at = $"{at}, after {promised.Asked}, in {underWay.Asked}";
        var store = new FileStore(left, StoreJourney.Run);
        StoreReply taken = store.Handle(new TakeEpochRequest());
        Assert.True(taken.Status == StoreStatus.Done, $"{at}: {taken.Status}: {string.Join(" ", taken.Notices)}");

        RunRoot root = taken.Root!;
        IReadOnlyList<LogEntry> log = store.ReadLog();
        Assert.Equal(log.Count, taken.LogLength);
        Assert.True(root.Epoch > promised.Root.Epoch, $"{at}: epoch {root.Epoch} after {promised.Root.Epoch}");
        string? difference = promised.Difference(root, log);
        Assert.True(difference is null || underWay.Difference(root, log) is null, $"{at}: {difference}");
        foreach (ObjectName named in (root.Newest?.Objects ?? []).Concat(root.Predecessor?.Objects ?? []))
            Assert.True(Digest.Of(StoreCalls.Granted(store.Read(named.Name)).Bytes.Span).Value == named.Digest, $"{at}: {named.Name}");
        Continue(store, root, log.Count);
    }

    private static int LastBefore(IReadOnlyList<StoreMoment> moments, int steps)
    {
        int last = 0;
        while (last + 1 < moments.Count && moments[last + 1].Steps <= steps)
            last++;
        return last;
    }

    private static void Continue(FileStore store, RunRoot root, long length)
    {
        long tick = (root.Newest?.Tick ?? 0) + 50;
        StoreCalls.Granted(store.Append(root.Epoch, length, StoreCalls.Ticks(tick, 2)));
        Checkpoint next = store.Save(root.Epoch, tick, length + 2, $"{root.Epoch}-{tick}/grid-0");
        StoreReply again = store.TakeEpoch();
        Assert.Equal((root.Epoch + 1, length + 2), (again.Root!.Epoch, again.LogLength));
        Assert.Equal(next, again.Root.Newest);
        Assert.Empty(again.Notices);
    }
}
