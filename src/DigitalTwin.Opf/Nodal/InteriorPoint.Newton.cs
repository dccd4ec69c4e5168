namespace DigitalTwin.Opf.Nodal;

/// <content>Residuals, the reduced matrix, and the direction.</content>
internal sealed partial class InteriorPoint
{
    // Keeps the pivot of a bus with neither output nor branch from vanishing; far below what moves a price.
    private const double Regularisation = 1e-11;

    /// <summary>What each row misses; returns the largest, relative to the size of the data.</summary>
    private double ComputeResiduals()
    {
        NodalModel m = _model;
        Array.Copy(m.Demand, _balanceMiss, m.Buses);
        Array.Clear(_angleMiss);
        double miss = 0;
        for (int k = 0; k < m.Outputs; k++)
        {
            _balanceMiss[m.Bus[k]] -= X[k];
            _residual[k] = Price[m.Bus[k]] + LowPrice[k] - HighPrice[k] - (m.Quadratic[k] * X[k]) - m.Linear[k];
        }

        for (int l = 0; l < m.Branches; l++)
            ResidualsOfBranch(l);
        for (int v = 0; v < m.Variables; v++)
            miss = Math.Max(miss, Math.Abs(_residual[v]) / 10);
        for (int n = 0; n < m.Buses; n++)
            miss = Math.Max(miss, Math.Max(Math.Abs(_balanceMiss[n]), Math.Abs(_angleMiss[n]) * 1e-3));
        for (int p = 0; p < _flowMiss.Length; p++)
            miss = Math.Max(miss, Math.Abs(_flowMiss[p]));
        return miss;
    }

    private void ResidualsOfBranch(int l)
    {
        NodalModel m = _model;
        int from = m.From[l], to = m.To[l], place = m.LimitedPlace[l];
        int v = m.Outputs + place;
        if (!m.FollowsAngles[l])
        {
            _balanceMiss[from] += X[v];
            _balanceMiss[to] -= X[v];
            _residual[v] = Price[to] - Price[from] + LowPrice[v] - HighPrice[v];
            return;
        }

        double b = m.Susceptance[l];
        double flow = b * (Angle[from] - Angle[to]);
        _balanceMiss[from] += flow;
        _balanceMiss[to] -= flow;
        double pull = b * (Price[from] - Price[to]);
        if (place >= 0)
        {
            double scale = m.LimitScale[l];
            pull += scale * FlowPrice[place];
            _flowMiss[place] = m.Offset[l] - X[v] + (scale * (Angle[from] - Angle[to]));
            _residual[v] = FlowPrice[place] + LowPrice[v] - HighPrice[v];
        }

        _angleMiss[from] -= pull;
        _angleMiss[to] += pull;
    }

    private void AssembleAndFactor()
    {
        NodalModel m = _model;
        Array.Clear(_diagonal);
        for (int v = 0; v < m.Variables; v++)
        {
            double quadratic = v < m.Outputs ? m.Quadratic[v] : 0;
            _curvature[v] = quadratic + (LowPrice[v] / (X[v] - m.Low[v])) + (HighPrice[v] / (m.High[v] - X[v]));
        }

        for (int k = 0; k < m.Outputs; k++)
            _diagonal[(3 * m.Bus[k]) + 2] -= 1 / _curvature[k];
        for (int n = 0; n < m.Buses; n++)
        {
            _diagonal[(3 * n) + 2] -= Regularisation;
            if (!m.HasAngles)
                _diagonal[3 * n] = 1;
        }

        foreach (int pin in m.Pins)
            _diagonal[3 * pin] += 1;
        for (int l = 0; l < m.Branches; l++)
        {
            int place = m.LimitedPlace[l];
            double h = place >= 0 ? _curvature[m.Outputs + place] : 0, scale = m.LimitScale[l];
            if (m.FollowsAngles[l])
                AddEdge(l, scale * scale * h, m.Susceptance[l], 0);
            else
                AddEdge(l, 0, 0, -1 / h);
        }

        _factor.Factor(_diagonal, _edge);
    }

    private void AddEdge(int l, double angle, double mixed, double balance)
    {
        int from = 3 * _model.From[l], to = 3 * _model.To[l];
        _diagonal[from] += angle;
        _diagonal[from + 1] += mixed;
        _diagonal[from + 2] += balance;
        _diagonal[to] += angle;
        _diagonal[to + 1] += mixed;
        _diagonal[to + 2] += balance;
        _edge[3 * l] = -angle;
        _edge[(3 * l) + 1] = -mixed;
        _edge[(3 * l) + 2] = -balance;
    }

    /// <summary>What each product of slack and multiplier shall change by: towards a mean, less what the predictor already did.</summary>
    private void SetTargets(double mean, bool affine)
    {
        for (int v = 0; v < _model.Variables; v++)
        {
            double second = affine ? _stepX[v] * _stepLow[v] : 0, secondHigh = affine ? -_stepX[v] * _stepHigh[v] : 0;
            _targetLow[v] = mean - (LowPrice[v] * (X[v] - _model.Low[v])) - second;
            _targetHigh[v] = mean - (HighPrice[v] * (_model.High[v] - X[v])) - secondHigh;
        }
    }

    private double Gradient(int v) =>
        _residual[v] + (_targetLow[v] / (X[v] - _model.Low[v])) - (_targetHigh[v] / (_model.High[v] - X[v]));

    private void Direction()
    {
        NodalModel m = _model;
        for (int n = 0; n < m.Buses; n++)
        {
            _right[2 * n] = m.HasAngles ? _angleMiss[n] : 0;
            _right[(2 * n) + 1] = -_balanceMiss[n];
        }

        for (int k = 0; k < m.Outputs; k++)
            _right[(2 * m.Bus[k]) + 1] += Gradient(k) / _curvature[k];
        for (int p = 0; p < m.LimitedBranch.Length; p++)
        {
            int l = m.LimitedBranch[p], v = m.Outputs + p;
            bool follows = m.FollowsAngles[l];
            double share = follows
                ? m.LimitScale[l] * ((_curvature[v] * _flowMiss[p]) - Gradient(v))
                : Gradient(v) / _curvature[v];
            int at = follows ? 0 : 1;
            _right[(2 * m.From[l]) + at] -= share;
            _right[(2 * m.To[l]) + at] += share;
        }

        _factor.Solve(_right);
        ReadDirection();
    }

    private void ReadDirection()
    {
        NodalModel m = _model;
        for (int n = 0; n < m.Buses; n++)
        {
            _stepAngle[n] = _right[2 * n];
            _stepPrice[n] = _right[(2 * n) + 1];
        }

        for (int k = 0; k < m.Outputs; k++)
            _stepX[k] = (Gradient(k) + _stepPrice[m.Bus[k]]) / _curvature[k];
        for (int p = 0; p < m.LimitedBranch.Length; p++)
        {
            int l = m.LimitedBranch[p], v = m.Outputs + p;
            if (m.FollowsAngles[l])
            {
                _stepX[v] = _flowMiss[p] + (m.LimitScale[l] * (_stepAngle[m.From[l]] - _stepAngle[m.To[l]]));
                _stepFlowPrice[p] = (_curvature[v] * _stepX[v]) - Gradient(v);
            }
            else
            {
                _stepX[v] = (Gradient(v) - (_stepPrice[m.From[l]] - _stepPrice[m.To[l]])) / _curvature[v];
            }
        }

        for (int v = 0; v < m.Variables; v++)
        {
            _stepLow[v] = (_targetLow[v] - (LowPrice[v] * _stepX[v])) / (X[v] - m.Low[v]);
            _stepHigh[v] = (_targetHigh[v] + (HighPrice[v] * _stepX[v])) / (m.High[v] - X[v]);
        }
    }
}
