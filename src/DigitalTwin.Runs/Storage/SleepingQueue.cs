using System.Diagnostics;

namespace DigitalTwin.Runs.Storage;

/// <summary>
/// A queue between two threads whose reader sleeps while it waits. The framework's own spin first, which pays where the wait is short: a
/// store's is as long as a tick or a disk, dozens of times a checkpoint.
/// </summary>
internal sealed class SleepingQueue<T>
{
    private readonly Queue<T> _items = new();
    private bool _closed;

    /// <summary>Appends an item.</summary>
    public void Add(T item)
    {
        lock (_items)
        {
            _items.Enqueue(item);
            Monitor.Pulse(_items);
        }
    }

    /// <summary>Nothing will be added any more: readers take what is left.</summary>
    public void Close()
    {
        lock (_items)
        {
            _closed = true;
            Monitor.PulseAll(_items);
        }
    }

    /// <summary>Takes the first item, waiting for it if there is none.</summary>
    /// <param name="item">The item.</param>
    /// <param name="wait">How long to wait; <see cref="Timeout.InfiniteTimeSpan"/> until there is one or the queue is closed.</param>
    /// <returns>Whether there was one.</returns>
    public bool TryTake(out T item, TimeSpan wait)
    {
        long start = Stopwatch.GetTimestamp();
        lock (_items)
        {
            while (!_items.TryDequeue(out item!))
            {
                TimeSpan left = wait == Timeout.InfiniteTimeSpan ? wait : wait - Stopwatch.GetElapsedTime(start);
                if (_closed || (wait != Timeout.InfiniteTimeSpan && left <= TimeSpan.Zero))
                    return false;
                Monitor.Wait(_items, left);
            }

            return true;
        }
    }
}
