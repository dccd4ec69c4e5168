namespace DigitalTwin.Model.Chips;

/// <summary>
/// Work in process of a fab: whole things that come out together at the end of the day that the last of them needs. An hour without
/// power destroys a share of them. Started = finished + scrapped + in process.
/// </summary>
/// <param name="cycleHours">Hours from start to finish.</param>
/// <param name="scrapShare">Share of the work in process that an hour without power destroys, 0 to 1.</param>
public sealed partial class WaferLine(int cycleHours, double scrapShare)
{
    private readonly int _cycleHours = cycleHours;
    private readonly double _scrapShare = scrapShare;
    [State] private readonly List<DatedCount> _inProcess = [];
    [State] private double _fraction;
    [State] private long _started;
    [State] private long _finished;
    [State] private long _scrapped;

    /// <summary>Being made.</summary>
    public long InProcess => DueList.Total(_inProcess);

    /// <summary>Finished since the run began.</summary>
    public long Finished => _finished;

    /// <summary>Destroyed since the run began.</summary>
    public long Scrapped => _scrapped;

    /// <summary>Fills the line as if it had run at a rate up to the start of the run.</summary>
    /// <param name="perDay">Things a day.</param>
    public void Fill(double perDay)
    {
        double fraction = 0;
        for (long due = Calendar.HoursPerDay; due <= _cycleHours; due += Calendar.HoursPerDay)
        {
            fraction += perDay;
            long whole = (long)Math.Floor(fraction);
            fraction -= whole;
            _started += whole;
            DueList.Add(_inProcess, due, whole);
        }
    }

    /// <summary>Starts things; the fraction of one that is left counts for the next start.</summary>
    public void Start(long tick, double things)
    {
        _fraction += things;
        long whole = (long)Math.Floor(_fraction);
        _fraction -= whole;
        StartWhole(tick, whole);
    }

    /// <summary>Starts whole things.</summary>
    public void StartWhole(long tick, long count)
    {
        DueList.Add(_inProcess, tick - tick % Calendar.HoursPerDay + Calendar.HoursPerDay + _cycleHours, count);
        _started += count;
    }

    /// <summary>Destroys work in process.</summary>
    /// <param name="shareWithoutPower">Share of the hour's power that was missing, 0 to 1.</param>
    public void Scrap(double shareWithoutPower)
    {
        if (!(shareWithoutPower > 0) || !(_scrapShare > 0))
            return;
        for (int i = _inProcess.Count - 1; i >= 0; i--)
        {
            long lost = (long)Math.Floor(_inProcess[i].Count * (shareWithoutPower * _scrapShare));
            _scrapped += lost;
            if (lost == _inProcess[i].Count)
                _inProcess.RemoveAt(i);
            else
                _inProcess[i] = new DatedCount(_inProcess[i].Tick, _inProcess[i].Count - lost);
        }
    }

    /// <summary>Takes what is finished.</summary>
    /// <exception cref="InvalidOperationException">Something was lost or came from nowhere.</exception>
    public long TakeFinished(long tick)
    {
        long finished = DueList.TakeDue(_inProcess, tick);
        _finished += finished;
        if (_started != _finished + _scrapped + InProcess)
        {
            throw new InvalidOperationException(
                $"Of {_started} started, {_finished} are finished, {_scrapped} scrapped and {InProcess} in process.");
        }

        return finished;
    }
}
