// EMG
