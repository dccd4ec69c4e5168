using DigitalTwin.Clearing.Problem;

namespace DigitalTwin.Clearing;

/// <summary>
/// How many additional MW each zone could have served in a cleared hour with all reserves intact, imports included: its own spare MW plus
/// the maximum flow that the other zones' spare MW can send it through what the lines have left. Each zone is asked on its own.
/// </summary>
/// <remarks>
/// Exact for a transport network without losses: stopping an export counts as room on a line, and power may pass through third zones.
/// Losses are left out (a few percent of the imported part), and so is Kirchhoff's voltage law, which could only lower the figure.
/// Augmenting paths, shortest first (Edmonds, Karp 1972). Not safe for several threads at once; allocates nothing.
/// </remarks>
public sealed class Headroom
{
    private const double NegligibleMw = 1e-9;
    private const int NoLine = -1;

    private readonly ZonalNetwork _network;
    private readonly int[] _firstIncident;
    private readonly int[] _incident;
    private readonly double[] _forwardLeftMw;
    private readonly double[] _reverseLeftMw;
    private readonly double[] _spareLeftMw;
    private readonly int[] _lineTowardSink;
    private readonly int[] _visit;
    private readonly int[] _queue;
    private int _visits;

    /// <summary>Buffers for one network.</summary>
    public Headroom(ZonalNetwork network)
    {
        _network = network;
        _firstIncident = new int[network.ZoneCount + 1];
        _incident = new int[2 * network.Lines.Length];
        ListIncidentLines();
        _forwardLeftMw = new double[network.Lines.Length];
        _reverseLeftMw = new double[network.Lines.Length];
        _spareLeftMw = new double[network.ZoneCount];
        _lineTowardSink = new int[network.ZoneCount];
        _visit = new int[network.ZoneCount];
        _queue = new int[network.ZoneCount];
    }

    /// <summary>Computes the headroom of every zone.</summary>
    /// <param name="market">Limits of the hour.</param>
    /// <param name="result">Flows of the hour.</param>
    /// <param name="spareMw">MW a zone, unused beyond its reserve; negative where the reserve is in use or load is not served.</param>
    /// <param name="headroomMw">Receives the headroom, MW a zone; zero or less means saturated.</param>
    public void Compute(ZonalMarket market, ZonalResult result, ReadOnlySpan<double> spareMw, Span<double> headroomMw)
    {
        for (int zone = 0; zone < _network.ZoneCount; zone++)
        {
            headroomMw[zone] = spareMw[zone];
            if (_firstIncident[zone] == _firstIncident[zone + 1])
                continue;
            Reset(market, result, spareMw);
            headroomMw[zone] += ImportableMw(zone);
        }
    }

    private void Reset(ZonalMarket market, ZonalResult result, ReadOnlySpan<double> spareMw)
    {
        for (int line = 0; line < _forwardLeftMw.Length; line++)
        {
            double flowMw = result.FlowMw[line];
            _forwardLeftMw[line] = market.ForwardMw[line] - flowMw;
            _reverseLeftMw[line] = market.ReverseMw[line] + flowMw;
        }

        spareMw.CopyTo(_spareLeftMw);
    }

    private double ImportableMw(int sink)
    {
        _spareLeftMw[sink] = 0;
        double importMw = 0;
        for (int source = FindSource(sink); source >= 0; source = FindSource(sink))
            importMw += Augment(source, sink);
        return importMw;
    }

    /// <summary>Searches outward from the sink against the direction of flow for the nearest zone that can still spare something.</summary>
    private int FindSource(int sink)
    {
        _visits++;
        _visit[sink] = _visits;
        _lineTowardSink[sink] = NoLine;
        _queue[0] = sink;
        int queued = 1;
        for (int next = 0; next < queued; next++)
        {
            int to = _queue[next];
            for (int i = _firstIncident[to]; i < _firstIncident[to + 1]; i++)
            {
                int line = _incident[i];
                int from = OtherEnd(line, to);
                if (_visit[from] == _visits || LeftMw(line, to) <= NegligibleMw)
                    continue;
                _visit[from] = _visits;
                _lineTowardSink[from] = line;
                if (_spareLeftMw[from] > NegligibleMw)
                    return from;
                _queue[queued++] = from;
            }
        }

        return -1;
    }

    private double Augment(int source, int sink)
    {
        double stepMw = _spareLeftMw[source];
        for (int zone = source; zone != sink;)
        {
            int line = _lineTowardSink[zone];
            zone = OtherEnd(line, zone);
            stepMw = Math.Min(stepMw, LeftMw(line, zone));
        }

        _spareLeftMw[source] -= stepMw;
        for (int zone = source; zone != sink;)
        {
            int line = _lineTowardSink[zone];
            zone = OtherEnd(line, zone);
            bool forward = _network.Lines[line].To == zone;
            _forwardLeftMw[line] += forward ? -stepMw : stepMw;
            _reverseLeftMw[line] += forward ? stepMw : -stepMw;
        }

        return stepMw;
    }

    private double LeftMw(int line, int to) => _network.Lines[line].To == to ? _forwardLeftMw[line] : _reverseLeftMw[line];

    private int OtherEnd(int line, int zone) => _network.Lines[line].To == zone ? _network.Lines[line].From : _network.Lines[line].To;

    private void ListIncidentLines()
    {
        foreach (ZonalLine line in _network.Lines)
        {
            _firstIncident[line.From + 1]++;
            _firstIncident[line.To + 1]++;
        }

        for (int zone = 0; zone < _network.ZoneCount; zone++)
            _firstIncident[zone + 1] += _firstIncident[zone];
        int[] next = [.. _firstIncident];
        for (int line = 0; line < _network.Lines.Length; line++)
        {
            _incident[next[_network.Lines[line].From]++] = line;
            _incident[next[_network.Lines[line].To]++] = line;
        }
    }
}
