// Gait
